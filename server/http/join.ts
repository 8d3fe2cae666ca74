import { createRoute, z, type OpenAPIHono } from '@hono/zod-openapi'
import type { InstitutionId, ParticipantId, WorkshopId } from '../../shared/id.ts'
import { institutionRoles } from '../../shared/workshop/institution.ts'
import { participantRoles, type Participant } from '../../shared/workshop/participant.ts'
import type { Membership } from '../../shared/protocol/live-message.ts'
import { Attempts } from '../access/attempts.ts'
import type { AccessVariables } from '../access/origin.ts'
import { freshId, isLinkKey } from '../access/secrets.ts'
import { endSession, sessionIn, sessionsOf, startProjector, startSession } from '../access/sessions.ts'
import type { WorkshopRoom } from '../live/workshop-room.ts'
import { addressOf, answers, errorSchema, newDoors, usualRefusals, type Context, type DoorSettings } from './door.ts'

const code = z
  .string()
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'six digits'))
  .openapi({ type: 'string', example: '482 917' })
const name = z.string().trim().min(1).max(80)
const key = z.string().min(1).max(64)

const membershipSchema = z
  .object({
    workshop: z.string(),
    title: z.string(),
    participant: z.object({
      id: z.string(),
      name: z.string(),
      institution: z.string().nullable(),
      role: z.enum(participantRoles),
    }),
  })
  .openapi('Membership')

const codeSchema = z.object({
  workshop: z.string(),
  title: z.string(),
  people: z.int().openapi({ description: 'How many are here now' }),
  institutions: z.array(
    z.object({ id: z.string(), name: z.string(), short: z.string(), role: z.enum(institutionRoles) }),
  ),
})

const refusals = {
  400: usualRefusals[400],
  403: usualRefusals[403],
  404: answers(errorSchema, 'No démarche has this code (any more)'),
  429: answers(errorSchema, 'Too many wrong codes: wait `retryAfterMs`'),
  503: answers(errorSchema, 'Nothing can be saved now: try again in a moment'),
}

const body = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

const routes = {
  code: createRoute({
    method: 'get',
    path: '/api/codes/{code}',
    request: { params: z.object({ code }) },
    responses: { 200: answers(codeSchema, 'What this code opens'), ...refusals },
  }),
  join: createRoute({
    method: 'post',
    path: '/api/join',
    request: body(z.object({ code, name, institution: z.string().max(64).nullable().default(null) })),
    responses: { 200: answers(membershipSchema, 'Who you are, with a session cookie'), ...refusals },
  }),
  enter: createRoute({
    method: 'post',
    path: '/api/enter',
    request: body(z.object({ workshop: z.string().max(64), key, name })),
    responses: { 200: answers(membershipSchema, 'A facilitator, with a session cookie'), ...refusals },
  }),
  projector: createRoute({
    method: 'post',
    path: '/api/projector',
    request: body(z.object({ workshop: z.string().max(64), key })),
    responses: { 200: answers(z.object({ workshop: z.string() }), 'A room screen, with its cookie'), ...refusals },
  }),
  me: createRoute({
    method: 'get',
    path: '/api/me',
    responses: {
      200: answers(z.object({ memberships: z.array(membershipSchema) }), 'The démarches of this browser'),
    },
  }),
  leave: createRoute({
    method: 'post',
    path: '/api/leave',
    request: body(z.object({ workshop: z.string().max(64) })),
    responses: { 200: answers(z.object({ workshop: z.string() }), 'This browser takes no part any more') },
  }),
}

/** The doors by which people come in and leave. */
export function joinDoors(settings: DoorSettings): OpenAPIHono<AccessVariables> {
  const attempts = new Attempts()
  const doors = newDoors()
  const { rooms, random } = settings

  doors.openapi(routes.code, async (context) => {
    const found = await tryCode(context, context.req.valid('param').code, attempts, settings)
    if ('error' in found) return context.json(found, found.retryAfterMs === undefined ? 404 : 429)
    const { id, title, institutions } = found.room.workshop
    return context.json({ workshop: id, title, institutions: [...institutions], people: found.room.present.size }, 200)
  })

  doors.openapi(routes.join, async (context) => {
    const asked = context.req.valid('json')
    const found = await tryCode(context, asked.code, attempts, settings)
    if ('error' in found) return context.json(found, found.retryAfterMs === undefined ? 404 : 429)
    const newcomer = {
      name: asked.name,
      institution: asked.institution as InstitutionId | null,
      role: 'contributor' as const,
    }
    return takePlace(context, found.room, newcomer)
  })

  doors.openapi(routes.enter, async (context) => {
    const { workshop, key: given, name: called } = context.req.valid('json')
    const room = await openWith(context, workshop, 'facilitator', given)
    if ('error' in room) return context.json(room, room.retryAfterMs === undefined ? 404 : 429)
    return takePlace(context, room, { name: called, institution: null, role: 'facilitator' })
  })

  doors.openapi(routes.projector, async (context) => {
    const { workshop, key: given } = context.req.valid('json')
    const room = await openWith(context, workshop, 'projector', given)
    if ('error' in room) return context.json(room, room.retryAfterMs === undefined ? 404 : 429)
    startProjector(context, settings, room.workshop.id)
    return context.json({ workshop: room.workshop.id }, 200)
  })

  doors.openapi(routes.me, async (context) => {
    const sessions = await sessionsOf(context, settings)
    const memberships = await Promise.all(
      sessions.map(async (session) => {
        const room = await rooms.workshop(session.workshop)
        const participant = room?.workshop.participants[session.participant]
        return room && participant ? [membership(room, participant)] : []
      }),
    )
    return context.json({ memberships: memberships.flat() }, 200)
  })

  doors.openapi(routes.leave, async (context) => {
    const { workshop } = context.req.valid('json')
    await endSession(context, settings, workshop as WorkshopId)
    return context.json({ workshop }, 200)
  })

  /** The same browser under the same name stays the same person; another name is another person. */
  async function takePlace(context: Context, room: WorkshopRoom, newcomer: Omit<Participant, 'id' | 'joinedAt'>) {
    const known = await sessionIn(context, settings, room.workshop.id)
    const participant = known && room.workshop.participants[known.participant]
    if (participant && isSamePerson(participant, newcomer)) return context.json(membership(room, participant), 200)
    const id = freshId<ParticipantId>(random)
    const joined = await room.join({ ...newcomer, id })
    if (!joined.ok) return context.json({ error: joined.refusal }, joined.refusal === 'storage-unavailable' ? 503 : 400)
    await startSession(context, settings, room.workshop.id, id)
    return context.json(membership(room, { ...newcomer, id }), 200)
  }

  async function openWith(context: Context, id: string, role: 'facilitator' | 'projector', given: string) {
    const address = addressOf(context, settings)
    const wait = attempts.waitMs(address, settings.now())
    if (wait > 0) return { error: 'too-many-tries', retryAfterMs: wait }
    const room = isLinkKey(settings.secret, id, role, given) ? await rooms.workshop(id as WorkshopId) : null
    if (room) return room
    attempts.missed(address, settings.now())
    return { error: 'unknown-link' }
  }

  return doors
}

type Found = { readonly room: WorkshopRoom } | { readonly error: string; readonly retryAfterMs?: number }

async function tryCode(context: Context, given: string, attempts: Attempts, settings: DoorSettings): Promise<Found> {
  const address = addressOf(context, settings)
  const wait = attempts.waitMs(address, settings.now())
  if (wait > 0) return { error: 'too-many-tries', retryAfterMs: wait }
  const workshop = await settings.storage.findByCode(given)
  const room = workshop && (await settings.rooms.workshop(workshop))
  if (room) return { room }
  attempts.missed(address, settings.now())
  return { error: 'unknown-code' }
}

// A facilitator who joins with the code in the same browser stays a facilitator.
function isSamePerson(known: Participant, newcomer: Omit<Participant, 'id' | 'joinedAt'>): boolean {
  if (newcomer.role === 'facilitator' && known.role !== 'facilitator') return false
  return known.name === newcomer.name && (known.institution === newcomer.institution || known.role === 'facilitator')
}

function membership(room: WorkshopRoom, { id, name: called, institution, role }: Omit<Participant, 'joinedAt'>) {
  const { id: workshop, title } = room.workshop
  return { workshop, title, participant: { id, name: called, institution, role } } satisfies Membership
}
