import { createRoute, z, type OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import type { MiddlewareHandler } from 'hono'
import { archiveSchema } from '../../shared/plan/archive.ts'
import { commandSchema } from '../../shared/workshop/command.ts'
import { refusals } from '../../shared/workshop/refusal.ts'
import { seedSchema } from '../../shared/workshop/seed.ts'
import { Buckets } from '../access/buckets.ts'
import type { AccessVariables } from '../access/origin.ts'
import { linkKey, sha256 } from '../access/secrets.ts'
import {
  addressOf,
  answers,
  entryOf,
  errorSchema,
  newDoors,
  originOf,
  usualRefusals,
  workshopParams,
  type DoorSettings,
} from './door.ts'

// A démarche is made once for months: an address that makes many is a machine.
const creations = { burst: 20, perSecond: 20 / 3600 }
// As on the live connection.
const commands = { burst: 60, perSecond: 20 }
// Ten times a large démarche. What does not fit the schema costs by the value, not by the byte.
const mostValues = 400_000

const answerSchema = z
  .discriminatedUnion('ok', [
    z.object({ ok: z.literal(true), id: z.string(), revision: z.int(), at: z.int() }),
    z.object({ ok: z.literal(false), id: z.string(), refusal: z.enum([...refusals, 'malformed']) }),
  ])
  .openapi('CommandAnswer')

const createdSchema = z.object({
  id: z.string(),
  code: z.string(),
  facilitator: z.string().openapi({ description: 'Link that opens the console; keep it' }),
})

const viewSchema = z
  .object({ revision: z.int(), now: z.int(), isStoring: z.boolean(), view: z.looseObject({}) })
  .openapi('ViewAnswer')

const linksSchema = z.object({ facilitator: z.string(), projector: z.string(), join: z.string() })

const routes = {
  create: createRoute({
    method: 'post',
    path: '/api/workshops',
    request: {
      body: { required: true, content: { 'application/json': { schema: z.union([archiveSchema, seedSchema]) } } },
    },
    responses: {
      201: answers(createdSchema, 'The new démarche'),
      400: usualRefusals[400],
      403: usualRefusals[403],
      413: answers(errorSchema, 'Too large'),
      429: answers(errorSchema, 'Too many démarches from this address'),
      503: answers(errorSchema, 'Nothing can be saved now: try again in a moment'),
    },
  }),
  view: createRoute({
    method: 'get',
    path: '/api/workshops/{id}/view',
    request: { params: workshopParams, query: z.object({ as: z.literal('projector').optional() }) },
    responses: {
      200: answers(viewSchema, 'What you may see'),
      304: { description: 'Nothing changed since the view with this ETag' },
      ...usualRefusals,
    },
  }),
  command: createRoute({
    method: 'post',
    path: '/api/workshops/{id}/commands',
    request: {
      params: workshopParams,
      body: { required: true, content: { 'application/json': { schema: commandSchema } } },
    },
    responses: {
      200: answers(answerSchema, 'Done and stored'),
      409: answers(answerSchema, 'Refused by the rules'),
      429: answers(errorSchema, 'Too many at once: send the same command again a little later'),
      503: answers(answerSchema, 'Nothing can be saved now: send the same command again'),
      ...usualRefusals,
    },
  }),
  links: createRoute({
    method: 'get',
    path: '/api/workshops/{id}/links',
    request: { params: workshopParams },
    responses: { 200: answers(linksSchema, 'The three ways in, for facilitators'), ...usualRefusals },
  }),
}

type Handler<Name extends keyof typeof routes> = RouteHandler<(typeof routes)[Name], AccessVariables>

/** The doors of a démarche: make one, see it, ask something of it. */
export function workshopDoors(settings: DoorSettings): OpenAPIHono<AccessVariables> {
  const doors = newDoors()
  doors.use(routes.create.path, limitCreation(settings))
  doors.openapi(routes.create, create(settings))
  doors.openapi(routes.view, see(settings))
  doors.openapi(routes.command, ask(settings))
  doors.openapi(routes.links, showLinks(settings))
  return doors
}

// Before the body is read: reading a large one is what costs.
function limitCreation(settings: DoorSettings): MiddlewareHandler<AccessVariables> {
  const buckets = new Buckets(creations)
  return async (context, next) => {
    if (context.req.method === 'POST' && !buckets.take(addressOf(context, settings), settings.now())) {
      return context.json({ error: 'too-many-workshops' }, 429)
    }
    if (valuesIn(await context.req.text()) > mostValues) return context.json({ error: 'too-large' }, 413)
    return next()
  }
}

// A comma stands between any two values; those within texts count too, which is no matter.
function valuesIn(json: string): number {
  let count = 1
  for (let at = json.indexOf(','); at !== -1; at = json.indexOf(',', at + 1)) count++
  return count
}

function create(settings: DoorSettings): Handler<'create'> {
  return async (context) => {
    const asked = context.req.valid('json')
    const isArchive = 'format' in asked
    const workshop = await settings.rooms.create(isArchive ? asked.workshop : asked, isArchive ? asked.documents : null)
    if (!workshop) return context.json({ error: 'storage-unavailable' }, 503)
    const { facilitator } = linksTo(workshop, originOf(context, settings), settings.secret)
    return context.json({ id: workshop.id, code: workshop.code, facilitator }, 201)
  }
}

function see(settings: DoorSettings): Handler<'view'> {
  return async (context) => {
    const found = await entryOf(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const { room, person } = found.entry
    if (person.kind === 'participant') room.noticed(person.id)
    const answer = room.view(person, settings.rooms.isStoring)
    const etag = `"${sha256(JSON.stringify([answer.isStoring, answer.view])).slice(0, 32)}"`
    context.header('ETag', etag)
    context.header('Cache-Control', 'private, no-cache')
    // A proxy that compresses marks our ETag as weak.
    if (context.req.header('if-none-match')?.replace(/^W\//, '') === etag) return context.body(null, 304)
    return context.json({ ...answer, view: { ...answer.view } }, 200)
  }
}

function ask(settings: DoorSettings): Handler<'command'> {
  const buckets = new Buckets(commands)
  return async (context) => {
    const found = await entryOf(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const { room, person } = found.entry
    if (person.kind === 'projector') return context.json({ error: 'not-allowed' }, 403)
    if (!buckets.take(person.id, settings.now())) return context.json({ error: 'too-many-commands' }, 429)
    const answer = await room.handle(person.id, context.req.valid('json'))
    if (answer.ok) return context.json(answer, 200)
    return context.json(answer, answer.refusal === 'storage-unavailable' ? 503 : 409)
  }
}

function showLinks(settings: DoorSettings): Handler<'links'> {
  return async (context) => {
    const found = await entryOf(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const { room, participant } = found.entry
    if (participant?.role !== 'facilitator') return context.json({ error: 'not-allowed' }, 403)
    return context.json(linksTo(room.workshop, originOf(context, settings), settings.secret), 200)
  }
}

/** The three ways into a démarche. Keys stand in the fragment: browsers send it to no server and no log. */
export function linksTo(workshop: { readonly id: string; readonly code: string }, origin: string, secret: string) {
  return {
    facilitator: `${origin}/animer/${workshop.id}#${linkKey(secret, workshop.id, 'facilitator')}`,
    projector: `${origin}/ecran/${workshop.id}#${linkKey(secret, workshop.id, 'projector')}`,
    join: `${origin}/rejoindre/${workshop.code}`,
  }
}
