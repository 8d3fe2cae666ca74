import { describe, expect, test } from 'vitest'
import { churnJudgement, sessionJudgements } from './verdict.ts'

const minutes = (count: number, memoryAt: (minute: number) => number, p99 = 12) =>
  Array.from({ length: count }, (_, at) => ({ ...calm, memoryMb: memoryAt(at), loopP99Ms: p99 }))
const calm = { contentMb: 0, answerP99Ms: 1 }

describe('an hour’s session', () => {
  test('may grow while it warms up', () => {
    const judged = sessionJudgements(minutes(60, (minute) => Math.min(minute, 29)))
    expect(judged.map(({ isHeld }) => isHeld)).toEqual([true, true])
  })

  test('may not grow for ever', () => {
    expect(sessionJudgements(minutes(60, (minute) => minute))[0]).toMatchObject({ isHeld: false })
  })

  test('may grow by what was written', () => {
    const written = minutes(60, (minute) => 100 + minute).map((one, minute) => ({ ...one, contentMb: minute }))
    expect(sessionJudgements(written)[0]).toMatchObject({ isHeld: true })
  })

  test('may not be slow', () => {
    expect(sessionJudgements(minutes(60, () => 100, 30))[1]).toMatchObject({ isHeld: false })
  })

  test('says nothing of memory when it was short', () => {
    expect(sessionJudgements(minutes(5, () => 100))[0]).toMatchObject({ isHeld: null })
  })
})

describe('many rooms', () => {
  const batches = (kbEach: number) =>
    [2000, 4000, 6000, 8000, 10_000].map((rooms) => ({ rooms, memoryMb: 100 + (rooms * kbEach) / 1024 }))

  test.each([
    [1, true],
    [9, false],
  ])('that leave %d kB each: held is %s', (kbEach, isHeld) => {
    expect(churnJudgement(batches(kbEach))).toMatchObject({ isHeld })
  })
})
