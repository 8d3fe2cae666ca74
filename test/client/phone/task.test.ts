import { expect, test } from 'vitest'
import { mayHold } from '../../../client/phone/held-task.ts'
import { currentTask } from '../../../client/phone/task.ts'
import type { View } from '../../../shared/workshop/view.ts'

const rounds = (...statuses: readonly string[]) =>
  Object.fromEntries(
    statuses.map((status, place) => [`r${place}`, { id: `r${place}`, status }]),
  ) as unknown as View['rounds']
const onRound = (round: string) => ({ type: 'round', round }) as View['scene']

test('an open vote comes before what the room’s screen shows', () => {
  const task = currentTask({ rounds: rounds('revealed', 'open'), scene: onRound('r0') })
  expect(task).toMatchObject({ type: 'vote', round: { id: 'r1' } })
})

test('a closed vote keeps its ballot on the phone until it is revealed', () => {
  expect(currentTask({ rounds: rounds('closed'), scene: onRound('r0') })).toMatchObject({ type: 'vote' })
  expect(currentTask({ rounds: rounds('revealed'), scene: onRound('r0') })).toMatchObject({ type: 'read' })
})

test('otherwise there is nothing to do', () => {
  expect(currentTask({ rounds: rounds('revealed'), scene: { type: 'welcome' } })).toEqual({ type: 'wait' })
})

test('going on takes a ballot away only where one was shown', () => {
  const task = (scene: View['scene'], ...statuses: readonly string[]) =>
    currentTask({ rounds: rounds(...statuses), scene })
  const voting = task({ type: 'welcome' }, 'open')
  expect(mayHold(voting, task(onRound('r0'), 'closed'))).toBe(false)
  expect(mayHold(voting, task(onRound('r0'), 'revealed'))).toBe(true)
  expect(mayHold(voting, task({ type: 'blank' }, 'closed'))).toBe(true)
  expect(mayHold(task(onRound('r0'), 'revealed'), task(onRound('r0'), 'revealed', 'open'))).toBe(false)
})
