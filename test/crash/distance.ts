import { randomUUID } from 'node:crypto'
import type * as Y from 'yjs'
import type { CommentId, ThreadId } from '../../shared/id.ts'
import { sleep } from '../bench/peers/load/clock.ts'
import { percentile } from '../bench/percentile.ts'
import { until } from '../support/until.ts'
import { Guest } from './guest.ts'
import type { Hall } from './hall.ts'
import { People } from './people.ts'
import { Witness, wordsIn } from './witness.ts'

/** Somebody on one server, and somebody on the other, who is shown what the first does. */
export interface Distance {
  /** Milliseconds until each of so many words is shown on the other server. */
  ofWords(count: number): Promise<readonly number[]>
  /** Milliseconds until each of so many comments is shown on the other server. */
  ofComments(count: number): Promise<readonly number[]>
  /** What was shown and acknowledged on either server. */
  readonly sides: readonly { readonly witness: Witness }[]
  close(): void
}

const pauseMs = 30
// Nobody writes a word twice.
let opened = 0
const patienceMs = 15_000
// Less than half of what polling takes.
const quickMs = 200

/** Opens both ends; the servers run. */
export async function openDistance({ servers: [near, far], workshop, code }: Hall): Promise<Distance> {
  if (!near || !far) throw new Error('there are not two servers')
  opened++
  const [here, there] = [new Witness(), new Witness()]
  const writer = new Guest({ workshop, index: 20, witness: here, mark: `${opened}.20` })
  const reader = new Guest({ workshop, index: 21, witness: there, mark: `${opened}.21`, isKeeper: true })
  await Promise.all([writer.open(near.origin), reader.open(far.origin)])
  const talker = await People.open({ origin: near.origin, workshop, code, witness: here, indices: [22] })
  const listener = await People.open({ origin: far.origin, workshop, code, witness: there, indices: [23] })
  return {
    sides: [{ witness: here }, { witness: there }],
    ofWords: (count) =>
      times(count, async () => {
        writer.type()
        const word = writer.words.at(-1) ?? ''
        await shown(reader.seen, word)
      }),
    ofComments: (count) =>
      times(count, async () => {
        const thread = randomUUID() as ThreadId
        const asked = talker.comment(thread, randomUUID() as CommentId)
        await listener.untilShown(thread, patienceMs)
        await asked
      }),
    close: () => {
      here.acknowledged.push(...writer.acknowledgedUpdates())
      for (const one of [writer, reader, talker, listener]) one.leave()
    },
  }
}

/** How long words and comments took to be shown on the other server, in milliseconds. */
export interface Latencies {
  readonly words: readonly number[]
  readonly comments: readonly number[]
}

/** Measures so many words, then so many comments. */
export async function latencies(
  between: Distance,
  counts: { readonly words: number; readonly comments: number },
): Promise<Latencies> {
  return { words: await between.ofWords(counts.words), comments: await between.ofComments(counts.comments) }
}

/** What was measured, for people to read. */
export function wordsOf({ words, comments }: Latencies): string {
  const said = (ms: readonly number[]) =>
    `p50 ${percentile(ms, 0.5).toFixed(0)}, p99 ${percentile(ms, 0.99).toFixed(0)} ms`
  return `words ${said(words)} (${words.length}); comments ${said(comments)} (${comments.length})`
}

/** Waits until both servers hear each other at once, and says whether that came to be. */
export function isSoonQuick(between: Distance): Promise<boolean> {
  return until(async () => (await between.ofWords(3)).every((ms) => ms < quickMs), 10_000)
}

async function times(count: number, act: () => Promise<void>): Promise<readonly number[]> {
  const took: number[] = []
  for (let done = 0; done < count; done++) {
    const startedAt = performance.now()
    await act()
    took.push(performance.now() - startedAt)
    await sleep(pauseMs)
  }
  return took
}

function shown(doc: Y.Doc, word: string): Promise<void> {
  return new Promise((resolve, reject) => {
    const late = setTimeout(() => reject(new Error(`the other server did not show ${word}`)), patienceMs)
    const look = () => {
      if (!wordsIn(doc).includes(word)) return
      clearTimeout(late)
      doc.off('update', look)
      resolve()
    }
    doc.on('update', look)
    look()
  })
}
