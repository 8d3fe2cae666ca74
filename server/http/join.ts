import type { OpenAPIHono, RouteHandler } from '@hono/zod-openapi'
import type { InstitutionId, ParticipantId, WorkshopId } from '../../shared/id.ts'
import type { Membership } from '../../shared/protocol/live-message.ts'
import type { Participant } from '../../shared/workshop/participant.ts'
import { Attempts } from '../access/attempts.ts'
import { Buckets } from '../access/buckets.ts'
import type { AccessVariables } from '../access/origin.ts'
import { freshId, isLinkKey, type LinkRole } from '../access/secrets.ts'
import { endSession, newSession, sessionIn, sessionsOf, startProjector } from '../access/sessions.ts'
import type { WorkshopRoom } from '../live/workshop-room.ts'
import type { Session } from '../storage/storage.ts'
import { addressOf, newDoors, type Context, type DoorSettings } from './door.ts'
import { joinRoutes as routes } from './join-routes.ts'

// A hall of two hundred comes in at once; more than that from one address is a machine that fills the list of people.
const joins = { burst: 300, perSecond: 0.5 }
const joinAgainMs = 2_000

interface JoinSettings extends DoorSettings {
  readonly attempts: Attempts
  readonly joins: Buckets
}

type Handler<Name extends keyof typeof routes> = RouteHandler<(typeof routes)[Name], AccessVariables>
type Newcomer = Omit<Participant, 'id' | 'joinedAt'>

/** The doors by which people come in and leave. */
export function joinDoors(doorSettings: DoorSettings): OpenAPIHono<AccessVariables> {
  const settings = { ...doorSettings, attempts: new Attempts(), joins: new Buckets(joins) }
  const doors = newDoors()
  doors.openapi(routes.code, lookUp(settings))
  doors.openapi(routes.join, join(settings))
  doors.openapi(routes.enter, enter(settings))
  doors.openapi(routes.projector, openProjector(settings))
  doors.openapi(routes.me, memberships(settings))
  doors.openapi(routes.leave, leave(settings))
  return doors
}

function lookUp(settings: JoinSettings): Handler<'code'> {
  return async (context) => {
    const found = await roomByCode(context, settings, context.req.valid('param').code)
    if ('error' in found) return context.json(found, statusOf(found))
    const { id, title, institutions } = found.room.workshop
    const people = found.room.present.size
    // Whoever guesses at a code learns who may be joined, and not who speaks for them.
    const open = institutions
      .filter((one) => !one.retired)
      .map((one) => ({ id: one.id, name: one.name, short: one.short, role: one.role }))
    return context.json({ workshop: id, title, institutions: open, people }, 200)
  }
}

function join(settings: JoinSettings): Handler<'join'> {
  return async (context) => {
    const { code, name, institution } = context.req.valid('json')
    const found = await roomByCode(context, settings, code)
    if ('error' in found) return context.json(found, statusOf(found))
    const newcomer = { name, institution: institution as InstitutionId | null, role: 'contributor' } as const
    return takePlace(context, settings, found.room, newcomer)
  }
}

function enter(settings: JoinSettings): Handler<'enter'> {
  return async (context) => {
    const { workshop, key, name } = context.req.valid('json')
    const found = await roomByLink(settings, { workshop, role: 'facilitator', key })
    if ('error' in found) return context.json(found, statusOf(found))
    return takePlace(context, settings, found.room, { name, institution: null, role: 'facilitator' })
  }
}

function openProjector(settings: JoinSettings): Handler<'projector'> {
  return async (context) => {
    const { workshop, key } = context.req.valid('json')
    const found = await roomByLink(settings, { workshop, role: 'projector', key })
    if ('error' in found) return context.json(found, statusOf(found))
    startProjector(context, settings, found.room.workshop.id)
    return context.json({ workshop }, 200)
  }
}

function memberships(settings: JoinSettings): Handler<'me'> {
  return async (context) => {
    const sessions = await sessionsOf(context, settings)
    const found = sessions.map(async (session) => {
      const room = await settings.rooms.workshop(session.workshop)
      const participant = await room?.participant(session.participant)
      return room && participant ? [membership(room, participant)] : []
    })
    return context.json({ memberships: (await Promise.all(found)).flat() }, 200)
  }
}

function leave(settings: JoinSettings): Handler<'leave'> {
  return async (context) => {
    const { workshop } = context.req.valid('json')
    const session = await sessionIn(context, settings, workshop as WorkshopId)
    await endSession(context, settings, workshop as WorkshopId)
    if (session) await sendAway(settings, session)
    // Nobody could take it back any more.
    if (session) await settings.storage.mail.remove(session)
    return context.json({ workshop }, 200)
  }
}

// Whichever servers their connections are on.
async function sendAway({ crowd, rooms }: JoinSettings, { workshop, participant }: Session): Promise<void> {
  crowd.sendAway(`${workshop}/${participant}`)
  const room = await rooms.workshop(workshop)
  room?.sayGone(participant)
}

/** The same browser under the same name stays the same person; another name is another person. */
async function takePlace(context: Context, settings: JoinSettings, room: WorkshopRoom, newcomer: Newcomer) {
  const known = await sessionIn(context, settings, room.workshop.id)
  const participant = known && (await room.participant(known.participant))
  if (participant && isSamePerson(participant, newcomer)) return context.json(membership(room, participant), 200)
  if (!settings.joins.take(addressOf(context, settings), settings.now())) {
    return context.json({ error: 'too-many-tries', retryAfterMs: joinAgainMs }, 429)
  }
  const id = freshId<ParticipantId>(settings.random)
  const session = await newSession(context, settings, room.workshop.id, id)
  const joined = await room.join({ ...newcomer, id }, [session.write])
  if (!joined.ok) return context.json({ error: joined.refusal }, joined.refusal === 'storage-unavailable' ? 503 : 400)
  session.giveCookie()
  return context.json(membership(room, { ...newcomer, id }), 200)
}

type Found = { readonly room: WorkshopRoom } | { readonly error: string; readonly retryAfterMs?: number }

// Who missed too often waits, whether the next try would be right or not: waiting must tell nothing.
async function roomByCode(context: Context, settings: JoinSettings, code: string): Promise<Found> {
  const { attempts, storage, now, rooms } = settings
  const address = addressOf(context, settings)
  const retryAfterMs = attempts.waitMs(address, now())
  if (retryAfterMs > 0) return { error: 'too-many-tries', retryAfterMs }
  const workshop = await storage.findByCode(code)
  const room = workshop && (await rooms.workshop(workshop))
  if (room) return { room }
  attempts.missed(address, now())
  return { error: 'unknown-code' }
}

// Nobody guesses 162 bits: a link needs no slowing down, and must open while the hall mistypes its code.
async function roomByLink(
  settings: JoinSettings,
  { workshop, role, key }: { workshop: string; role: LinkRole; key: string },
): Promise<Found> {
  const isRight = isLinkKey(settings.secret, workshop, role, key)
  const room = isRight ? await settings.rooms.workshop(workshop as WorkshopId) : null
  return room ? { room } : { error: 'unknown-link' }
}

function statusOf(found: Exclude<Found, { readonly room: WorkshopRoom }>): 404 | 429 {
  return found.retryAfterMs === undefined ? 404 : 429
}

// A facilitator who joins with the code in the same browser stays a facilitator.
function isSamePerson(known: Participant, newcomer: Newcomer): boolean {
  if (newcomer.role === 'facilitator' && known.role !== 'facilitator') return false
  return known.name === newcomer.name && (known.institution === newcomer.institution || known.role === 'facilitator')
}

function membership(room: WorkshopRoom, { id, name, institution, role }: Omit<Participant, 'joinedAt'>) {
  const { id: workshop, title } = room.workshop
  return { workshop, title, participant: { id, name, institution, role } } satisfies Membership
}
