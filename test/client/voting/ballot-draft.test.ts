import { describe, expect, test, vi } from 'vitest'
import { BallotDraft } from '../../../client/voting/ballot-draft.ts'
import { ballotState, parseBallot, type KeptBallot } from '../../../client/voting/kept-ballot.ts'
import type { WorkshopLink } from '../../../client/link/workshop-link.ts'
import type { CommandId, OptionId, RoundId } from '../../../shared/id.ts'
import type { CommandAnswer } from '../../../shared/protocol/live-message.ts'
import type { Choices } from '../../../shared/workshop/round.ts'

const a = 'a' as OptionId
const b = 'b' as OptionId
const empty: KeptBallot = { choices: {}, sending: null, hasNext: false, saved: null, refusal: null }

/** A line to the server whose answers the test gives when it likes. */
class Line {
  readonly sent: { readonly id: CommandId; readonly choices: Choices }[] = []
  private readonly waiting = new Map<CommandId, (answer: CommandAnswer) => void>()

  readonly send: WorkshopLink['send'] = (asked, id) => {
    if (id === undefined) throw new Error('a ballot is sent under an id of its own')
    if (asked.type === 'cast-ballot') this.sent.push({ id, choices: asked.choices as Choices })
    return new Promise((resolve) => this.waiting.set(id, resolve))
  }

  answerLast(
    answer: { readonly ok: true; readonly at: number } | { readonly ok: false; readonly refusal: 'round-not-open' },
  ) {
    const last = this.sent.at(-1)
    if (last) this.waiting.get(last.id)?.({ id: last.id, revision: 1, ...answer } as CommandAnswer)
  }
}

function draftOn(line: Line, kept = empty) {
  const written: KeptBallot[] = []
  const draft = new BallotDraft({
    round: 'r1' as RoundId,
    method: { type: 'points', points: 5, perOption: 2 },
    kept,
    keep: (ballot) => written.push(ballot),
    send: line.send,
  })
  return { draft, written }
}

describe('a ballot', () => {
  test('is kept in the browser at each token', () => {
    const { draft, written } = draftOn(new Line())
    draft.place(a, 2)
    expect(written.at(-1)?.choices).toEqual({ a: 2 })
  })

  test('is sent once, however often the button is pressed', () => {
    const line = new Line()
    const { draft } = draftOn(line)
    draft.place(a, 1)
    draft.save()
    draft.save()
    expect(line.sent).toHaveLength(1)
  })

  test('is saved at the hour of the server', async () => {
    const line = new Line()
    const { draft } = draftOn(line)
    draft.place(a, 1)
    draft.save()
    line.answerLast({ ok: true, at: 1432 })
    await vi.waitFor(() => expect(draft.current().saved).toEqual({ choices: { a: 1 }, at: 1432 }))
    expect(ballotState(draft.current(), { isOpen: true, isLate: false })).toEqual({ status: 'saved', at: 1432 })
  })

  test('follows by itself when it was changed on its way', async () => {
    const line = new Line()
    const { draft } = draftOn(line)
    draft.place(a, 1)
    draft.save()
    draft.place(b, 2)
    line.answerLast({ ok: true, at: 1 })
    await vi.waitFor(() => expect(line.sent.map(({ choices }) => choices)).toEqual([{ a: 1 }, { a: 1, b: 2 }]))
  })

  test('is taken up under the same id after a reload', () => {
    const line = new Line()
    const sending = { id: 'c9' as CommandId, choices: { [a]: 1 } as Choices }
    draftOn(line, { ...empty, choices: sending.choices, sending }).draft.takeUp()
    expect(line.sent).toEqual([sending])
  })

  test('that arrives after the close is said to be missed, and the one before still counts', async () => {
    const line = new Line()
    const saved = { choices: { [a]: 1 } as Choices, at: 900 }
    const { draft } = draftOn(line, { ...empty, choices: { [a]: 2 } as Choices, saved })
    draft.save()
    line.answerLast({ ok: false, refusal: 'round-not-open' })
    await vi.waitFor(() => expect(draft.current().sending).toBeNull())
    expect(ballotState(draft.current(), { isOpen: false, isLate: false })).toEqual({ status: 'missed', savedAt: 900 })
  })
})

describe('where a ballot stands', () => {
  const sending = { id: 'c1' as CommandId, choices: {} }

  test.each([
    ['being sent', { ...empty, sending }, { isOpen: true, isLate: false }, { status: 'sending' }],
    ['without a way out', { ...empty, sending }, { isOpen: true, isLate: true }, { status: 'waiting' }],
    ['never saved, closed', empty, { isOpen: false, isLate: false }, { status: 'absent' }],
    [
      'saved, closed',
      { ...empty, saved: { choices: {}, at: 5 } },
      { isOpen: false, isLate: false },
      { status: 'counted', at: 5 },
    ],
    [
      'changed since',
      { ...empty, choices: { [a]: 1 } as Choices, saved: { choices: {}, at: 5 } },
      { isOpen: true, isLate: false },
      { status: 'draft', savedAt: 5 },
    ],
  ] as const)('%s', (_, kept, now, expected) => {
    expect(ballotState(kept, now)).toEqual(expected)
  })
})

test('a damaged ballot is as good as none', () => {
  expect(parseBallot('{"choices":')).toBeNull()
  expect(parseBallot('{}')).toBeNull()
  expect(parseBallot('{"choices":{"a":1}}')).toEqual({ ...empty, choices: { a: 1 } })
})
