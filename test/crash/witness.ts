import * as Y from 'yjs'
import type { CommandId, CommentId, ParticipantId, RoundId } from '../../shared/id.ts'
import type { View } from '../../shared/workshop/view.ts'
import { bodyOf, newDocument } from '../bench/peers/document.ts'

/** What a command came to that was answered with yes. */
export interface Answered {
  readonly command: CommandId
  /** A ballot: the round, its voter, and its number; each one of a voter has a higher number than the last. */
  readonly ballot: { readonly round: RoundId; readonly voter: ParticipantId; readonly number: number } | null
}

/** What was seen of a round. */
export interface SeenRound {
  readonly status: 'open' | 'closed' | 'revealed'
  readonly received: number
}

/** Keeps book of all that a server showed and answered, each thing once, however many people saw it. */
export class Witness {
  /** Each update that somebody else than its author was sent. */
  readonly updates = new Map<string, Uint8Array>()
  /** What writers were told is kept. */
  readonly acknowledged: Uint8Array[] = []
  readonly answers: Answered[] = []
  readonly comments = new Set<CommentId>()
  readonly participants = new Set<ParticipantId>()
  readonly rounds = new Map<RoundId, SeenRound>()
  /** How many frames brought updates, to whomever. */
  frames = 0

  /** Somebody was sent this update. */
  sawUpdate(update: Uint8Array): void {
    this.frames++
    // The bytes of the frame are the socket's.
    this.updates.set(Buffer.from(update).toString('latin1'), update.slice())
  }

  /** Somebody was shown this view. */
  sawView(view: View): void {
    for (const { comments } of Object.values(view.threads)) for (const { id } of comments) this.comments.add(id)
    for (const id of Object.keys(view.participants)) this.participants.add(id as ParticipantId)
    for (const { id, status, received } of Object.values(view.rounds)) {
      const known = this.rounds.get(id)
      if (known && orderOf(known.status) > orderOf(status)) continue
      this.rounds.set(id, { status, received: Math.max(received, known?.received ?? 0) })
    }
  }

  /** What was shown of the document, put together. */
  shown(): Y.Doc {
    return docOf(this.updates.values())
  }

  /** The names of all facts that were shown. */
  get facts(): readonly string[] {
    return [...this.comments, ...this.participants, ...this.rounds.keys()]
  }
}

/** The document that these updates lead to. */
export function docOf(updates: Iterable<Uint8Array>): Y.Doc {
  const doc = newDocument()
  doc.transact(() => {
    for (const update of updates) Y.applyUpdate(doc, update)
  })
  return doc
}

/** The words of a document, in order. */
export function wordsIn(doc: Y.Doc): readonly string[] {
  return (
    bodyOf(doc)
      .toString()
      .match(/w\d+\.\d+\.\d+(?= )/g) ?? []
  )
}

/** How far a round has come. */
export function orderOf(status: SeenRound['status']): number {
  return ['open', 'closed', 'revealed'].indexOf(status)
}
