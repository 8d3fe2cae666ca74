import { OpenAPIHono, z } from '@hono/zod-openapi'
import type { Context as AnyContext } from 'hono'
import { getConnInfo } from '@hono/node-server/conninfo'
import type { WorkshopId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { mayRead } from '../../shared/workshop/permission.ts'
import { networkOfPeer } from '../access/network.ts'
import type { AccessVariables } from '../access/origin.ts'
import { visitorOf, type Visitor } from '../access/person.ts'
import type { SessionSettings } from '../access/sessions.ts'
import type { Crowd, Someone } from '../live/crowd.ts'
import type { Log, Rooms } from '../live/rooms.ts'
import type { WorkshopRoom } from '../live/workshop-room.ts'
import type { Counts } from '../metrics/counts.ts'

export type Context = AnyContext<AccessVariables>

/** What every door is handed. */
export interface DoorSettings extends SessionSettings {
  readonly rooms: Rooms
  readonly crowd: Crowd
  readonly counts: Counts
  readonly log: Log
  readonly publicUrl: string | null
}

/** A set of doors: what does not fit a schema is refused as « malformed », with the first field that is wrong. */
export function newDoors(): OpenAPIHono<AccessVariables> {
  return new OpenAPIHono<AccessVariables>({
    defaultHook: (result, context) => {
      if (result.success) return undefined
      const issue = result.error.issues[0]
      return context.json({ error: 'malformed', where: issue?.path.join('.') ?? '', why: issue?.message ?? '' }, 400)
    },
  })
}

export const errorSchema = z
  .object({
    error: z.string().openapi({ description: 'A stable reason, such as « unknown-code »' }),
    where: z.string().optional(),
    why: z.string().optional(),
    retryAfterMs: z.number().optional(),
  })
  .openapi('Error')

/** A JSON answer in the description of a door. */
export function answers<Schema extends z.ZodType>(schema: Schema, description: string) {
  return { description, content: { 'application/json': { schema } } }
}

/** Answers that most doors may give. */
export const usualRefusals = {
  400: answers(errorSchema, 'The request does not fit the schema'),
  401: answers(errorSchema, 'This browser takes no part in the démarche: join first'),
  403: answers(errorSchema, 'Not allowed, or sent by another site’s page'),
  404: answers(errorSchema, 'No such démarche'),
}

export const workshopParams = z.object({
  id: z
    .string()
    .max(64)
    .openapi({ param: { name: 'id', in: 'path' }, description: 'Id of the démarche' }),
})

/** Somebody at the door of a démarche, with its room. */
export type Entry = Visitor & { readonly room: WorkshopRoom }

/** Who is at the door, or how to turn them away. */
export async function entryOf(
  context: Context,
  settings: DoorSettings,
  id: string,
): Promise<{ readonly entry: Entry } | { readonly turnedAway: 401 | 404; readonly error: string }> {
  const room = await settings.rooms.workshop(id as WorkshopId)
  if (!room) return { turnedAway: 404, error: 'unknown-workshop' }
  const visitor = await visitorOf(context, settings, room)
  if (!visitor) return { turnedAway: 401, error: 'not-a-member' }
  return { entry: { ...visitor, room } }
}

/** A participant at the door. */
export type Member = Entry & { readonly participant: NonNullable<Entry['participant']> }

/** Who of the participants is at the door; the room’s screen is none of them. */
export async function memberAt(
  context: Context,
  settings: DoorSettings,
  id: string,
): Promise<{ readonly member: Member } | { readonly turnedAway: 401 | 403 | 404; readonly error: string }> {
  const found = await entryOf(context, settings, id)
  if ('turnedAway' in found) return found
  const { participant } = found.entry
  if (!participant) return { turnedAway: 403, error: 'not-allowed' }
  return { member: { ...found.entry, participant } }
}

/** Who may read this document: the one guard of every door to its words. What is not theirs and what there is not are told alike. */
export async function readerAt(
  context: Context,
  settings: DoorSettings,
  { id, name }: { readonly id: string; readonly name: DocumentName },
): ReturnType<typeof memberAt> {
  const found = await memberAt(context, settings, id)
  if ('turnedAway' in found || mayRead(found.member.person, name, found.member.room.workshop)) return found
  return { turnedAway: 403, error: 'not-allowed' }
}

/** Somebody, as their connections are counted together. */
export function someoneIn({ room, participant, expiresAt }: Entry): Someone {
  return { who: `${room.workshop.id}/${participant?.id ?? 'projector'}`, expiresAt }
}

/** Where people reach this server, as they see it in their address bar. */
export function originOf(context: Context, settings: DoorSettings): string {
  return settings.publicUrl ?? new URL(context.req.url).origin
}

/** The network that a request comes from; behind a declared proxy, the one that it saw. */
export function addressOf(context: Context, settings: DoorSettings): string {
  const { address } = getConnInfo(context).remote
  return networkOfPeer({ address, forwarded: context.req.header('x-forwarded-for') }, settings.publicUrl !== null)
}
