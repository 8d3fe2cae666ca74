import { createRoute, z, type OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import type { CatchUp } from '../../shared/plan/catch-up.ts'
import { allSeen, visitGoesOn, type Visits } from '../../shared/workshop/visit.ts'
import { Buckets } from '../access/buckets.ts'
import type { AccessVariables } from '../access/origin.ts'
import { catchUpOf, momentNow } from '../live/catch-up.ts'
import { asJson } from './documents.ts'
import {
  answers,
  errorSchema,
  memberAt,
  newDoors,
  usualRefusals,
  workshopParams,
  type DoorSettings,
  type Member,
} from './door.ts'

// Reading the past is work: a page asks once, and again when somebody comes back to it.
const looks = { burst: 20, perSecond: 0.5 }

const momentSchema = z.object({
  at: z.number(),
  revision: z.int().min(0),
  documents: z.record(z.string().max(80), z.int().min(0)),
})

const tooMany = { 429: answers(errorSchema, 'Too often: ask again a little later') }

const routes = {
  read: createRoute({
    method: 'get',
    path: '/api/workshops/{id}/catch-up',
    request: { params: workshopParams },
    responses: {
      200: answers(z.looseObject({}), 'What is new since your last visit, and what waits for you'),
      ...tooMany,
      ...usualRefusals,
    },
  }),
  visit: createRoute({
    method: 'post',
    path: '/api/workshops/{id}/visits',
    request: {
      params: workshopParams,
      body: {
        required: true,
        content: { 'application/json': { schema: z.object({ seen: momentSchema.optional() }) } },
      },
    },
    responses: {
      200: answers(
        z.object({ since: z.number().nullable() }),
        'Noted: you are here, or have seen everything up to this moment',
      ),
      ...tooMany,
      ...usualRefusals,
    },
  }),
}

type Handler<Name extends keyof typeof routes> = RouteHandler<(typeof routes)[Name], AccessVariables>

/** The doors by which a person catches up with what happened while they were away. */
export function catchUpDoors(settings: DoorSettings): OpenAPIHono<AccessVariables> {
  const doors = newDoors()
  const buckets = new Buckets(looks)
  doors.openapi(routes.read, readCatchUp(settings, buckets))
  doors.openapi(routes.visit, noteVisit(settings, buckets))
  return doors
}

function readCatchUp(settings: DoorSettings, buckets: Buckets): Handler<'read'> {
  return async (context) => {
    const found = await memberAt(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    if (!buckets.take(found.member.participant.id, settings.now())) return context.json({ error: 'too-many' }, 429)
    context.header('Cache-Control', 'private, no-store')
    return context.json(asJson(await caughtUp(settings, found.member)), 200)
  }
}

function noteVisit(settings: DoorSettings, buckets: Buckets): Handler<'visit'> {
  return async (context) => {
    const found = await memberAt(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const { room, participant } = found.member
    if (!buckets.take(participant.id, settings.now())) return context.json({ error: 'too-many' }, 429)
    const now = await momentNow(settings, room.workshop.id)
    const { seen } = context.req.valid('json')
    const visits = seen ? allSeen(seen, now) : visitGoesOn(await visitsOf(settings, found.member), now)
    await keep(settings, found.member, visits)
    return context.json({ since: visits.seen?.at ?? null }, 200)
  }
}

async function caughtUp(settings: DoorSettings, member: Member): Promise<CatchUp> {
  const { room, person } = member
  const until = await momentNow(settings, room.workshop.id)
  const visits = visitGoesOn(await visitsOf(settings, member), until)
  await keep(settings, member, visits)
  return catchUpOf(settings, { room, person, seen: visits.seen, until })
}

async function visitsOf({ storage }: DoorSettings, { room, participant }: Member): Promise<Visits | null> {
  return storage.readVisit(room.workshop.id, participant.id)
}

async function keep({ storage }: DoorSettings, { room, participant }: Member, visits: Visits): Promise<void> {
  const { seen, last } = visits
  const visit = { workshop: room.workshop.id, participant: participant.id, seen, last }
  await storage.commit([{ type: 'visit', visit }])
}
