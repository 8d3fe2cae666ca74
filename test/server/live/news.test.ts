import { beforeEach, describe, expect, test } from 'vitest'
import { bellHub, type BellHub } from '../../../server/bell/local-bell.ts'
import type { Bell } from '../../../server/bell/bell.ts'
import { decoded, encoded, newsOf, type Message, type News, type ServerId } from '../../../server/live/news.ts'
import type { ParticipantId, RoundId } from '../../../shared/id.ts'
import { dice } from '../../support/random.ts'

const server = 'one' as ServerId
const every: readonly Message[] = [
  { type: 'facts', revision: 12 },
  { type: 'ballots', round: 'V1' as RoundId },
  { type: 'update', document: 'plan', seq: 1_000_000 },
  { type: 'carets', document: 'diagnostic', server, states: Uint8Array.from({ length: 256 }, (_, index) => index) },
  { type: 'carets', document: 'diagnostic', server, states: new Uint8Array() },
  { type: 'presence', server, participants: ['ana', 'bo'] as ParticipantId[] },
  { type: 'gone', participant: 'ana' as ParticipantId },
]

describe('a message between servers', () => {
  test.each(every)('arrives as it was ($type)', (message) => {
    expect(decoded(encoded(message))).toEqual(message)
  })

  test('that is foreign, cut or broken makes no sense, and harms nothing', () => {
    const rolled = dice(7)
    const json = (text: string) => decoded(Uint8Array.from([text.length, ...Buffer.from(text)]))
    expect(json('{"type":"facts","revision":-1}')).toBeNull()
    expect(json('{"type":"gone","participant":"__proto__"}')).toBeNull()
    expect([json('null'), json('[]'), json('12'), json('{"type":"tomorrow"}')]).toEqual([null, null, null, null])
    for (const message of every) {
      const bytes = encoded(message)
      for (let times = 0; times < 200; times++) {
        const broken = bytes.slice(0, rolled.below(bytes.length))
        if (broken.length > 0) broken[rolled.below(broken.length)] = rolled.below(256)
        expect(() => decoded(broken)).not.toThrow()
      }
    }
  })
})

describe('the news of a démarche', () => {
  let hub: BellHub
  let bells: readonly [Bell, Bell]
  let said: string[]
  let here: News
  let there: News

  beforeEach(() => {
    hub = bellHub()
    bells = [hub.end(), hub.end()]
    said = []
    const log = { warn: (_: object, message: string) => void said.push(message) }
    here = newsOf('w1', { bell: bells[0], server, log })
    there = newsOf('w1', { bell: bells[1], server: 'two' as ServerId, log })
  })

  test('reaches every room that listens, until it stops', async () => {
    const heard: unknown[][] = [[], []]
    const [stop] = heard.map((list) => there.listen((message) => void list.push(message)))
    here.ring({ type: 'facts', revision: 1 })
    await Promise.resolve()
    stop?.()
    here.ring({ type: 'facts', revision: 2 })
    await Promise.resolve()
    expect(heard.map((list) => list.length)).toEqual([1, 2])
  })

  test('that makes no sense is said to the operator and to nobody else', async () => {
    const heard: Message[] = []
    there.listen((message) => void heard.push(message))
    bells[0].ring('w1', new Uint8Array([200, 1, 2]))
    here.ring({ type: 'facts', revision: 1 })
    await Promise.resolve()
    expect([said, heard]).toEqual([['a ring that makes no sense'], [{ type: 'facts', revision: 1 }]])
  })
})
