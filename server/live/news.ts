import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import { z } from 'zod'
import type { Id, ParticipantId, RoundId } from '../../shared/id.ts'
import { documentNameSchema } from '../../shared/workshop/document-name.ts'
import { idSchema } from '../../shared/workshop/id-schema.ts'
import type { Bell } from '../bell/bell.ts'
import type { Log } from './rooms.ts'

/** One run of one server, among those that share a storage. */
export type ServerId = Id<'server'>

const bytesSchema = z.custom<Uint8Array>((value) => value instanceof Uint8Array)
const countSchema = z.int().min(0)

const newsSchema = z.discriminatedUnion('type', [
  /** The journal has grown to this revision. */
  z.object({ type: z.literal('facts'), revision: countSchema }),
  /** Somebody voted in this round. */
  z.object({ type: z.literal('ballots'), round: idSchema<RoundId>() }),
  /** The log of this document has grown to this seq. */
  z.object({ type: z.literal('update'), document: documentNameSchema, seq: countSchema }),
  /** Carets that moved on a server, in the bytes that clients are sent. */
  z.object({
    type: z.literal('carets'),
    document: documentNameSchema,
    server: idSchema<ServerId>(),
    states: bytesSchema,
  }),
  /** Everybody who is connected to a server; nobody when it closes the démarche. */
  z.object({
    type: z.literal('presence'),
    server: idSchema<ServerId>(),
    participants: z.array(idSchema<ParticipantId>()),
  }),
  /** Somebody left for good: none of their connections may stay. */
  z.object({ type: z.literal('gone'), participant: idSchema<ParticipantId>() }),
])

/** What servers tell each other about one démarche. Only carets and presence are said nowhere else. */
export type Message = z.output<typeof newsSchema>

/** What is new in one démarche, from and to the other servers. */
export interface News {
  /** This server. */
  readonly server: ServerId
  ring(message: Message): void
  /** Call what comes back to stop. */
  listen(hear: (message: Message) => void): () => void
}

/** What ties news to a bell. */
export interface NewsSettings {
  readonly bell: Bell
  readonly server: ServerId
  readonly log: Pick<Log, 'warn'>
}

/** The news of the démarche that this topic is about: each ring is read once, however many rooms listen. */
export function newsOf(topic: string, { bell, server, log }: NewsSettings): News {
  const ears = new Set<{ readonly hear: (message: Message) => void }>()
  let stop = () => {}
  const heard = (bytes: Uint8Array) => {
    const message = decoded(bytes)
    // A server of another version, or somebody else on our Redis: what it said is in storage, where polling finds it.
    if (!message) return log.warn({ topic, bytes: bytes.length }, 'a ring that makes no sense')
    for (const { hear } of ears) hear(message)
  }
  return {
    server,
    ring: (message) => bell.ring(topic, encoded(message)),
    listen: (hear) => {
      const ear = { hear }
      if (ears.size === 0) stop = bell.listen(topic, heard)
      ears.add(ear)
      return () => {
        if (ears.delete(ear) && ears.size === 0) stop()
      }
    },
  }
}

const noBytes = new Uint8Array()

/** As it travels: JSON, and behind it the bytes of carets as they are. */
export function encoded(message: Message): Uint8Array {
  const { states, ...fields } = { states: noBytes, ...message }
  const encoder = encoding.createEncoder()
  encoding.writeVarString(encoder, JSON.stringify(fields))
  encoding.writeUint8Array(encoder, states)
  return encoding.toUint8Array(encoder)
}

/** What was said; null when it makes no sense. */
export function decoded(bytes: Uint8Array): Message | null {
  try {
    const decoder = decoding.createDecoder(bytes)
    const fields: unknown = JSON.parse(decoding.readVarString(decoder))
    const states = decoding.readTailAsUint8Array(decoder)
    const read = newsSchema.safeParse(typeof fields === 'object' ? { ...fields, states } : fields)
    return read.success ? read.data : null
  } catch {
    return null // Neither ours nor whole: the caller says so.
  }
}
