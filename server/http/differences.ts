import { createRoute, z, type OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import type { VersionId, WorkshopId } from '../../shared/id.ts'
import { documentNames } from '../../shared/workshop/document-name.ts'
import { Buckets } from '../access/buckets.ts'
import type { AccessVariables } from '../access/origin.ts'
import { diagnosticDifference } from '../export/difference.ts'
import type { WorkshopRoom } from '../live/workshop-room.ts'
import { asJson } from './documents.ts'
import { answers, entryOf, errorSchema, newDoors, usualRefusals, workshopParams, type DoorSettings } from './door.ts'

// Reading one takes a person minutes; a script may look at a whole history.
const comparisons = { burst: 20, perSecond: 1 }

const version = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

const route = createRoute({
  method: 'get',
  path: '/api/workshops/{id}/documents/diagnostic/difference',
  request: { params: workshopParams, query: z.object({ from: version, to: version.optional() }) },
  responses: {
    200: answers(
      z.looseObject({}),
      'What changed from a version of the diagnostic to another, or to the present text: findings and stakes that ' +
        'were added, removed or changed, word by word',
    ),
    429: answers(errorSchema, 'Too many at once: ask again a little later'),
    ...usualRefusals,
  },
})

const writersRoute = createRoute({
  method: 'get',
  path: '/api/workshops/{id}/documents/{name}/writers',
  request: { params: workshopParams.extend({ name: z.enum(documentNames) }) },
  responses: {
    200: answers(
      z.object({ writers: z.record(z.string(), z.string()) }),
      'Who writes under which Yjs client id: participants, or « server » for what came from an import or a version',
    ),
    ...usualRefusals,
  },
})

/** The doors by which a document's past is read: what changed, and who wrote what. */
export function differenceDoors(settings: DoorSettings): OpenAPIHono<AccessVariables> {
  const doors = newDoors()
  doors.openapi(route, compare(settings))
  doors.openapi(writersRoute, tellWriters(settings))
  return doors
}

function compare(settings: DoorSettings): RouteHandler<typeof route, AccessVariables> {
  const buckets = new Buckets(comparisons)
  return async (context) => {
    const found = await entryOf(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const { room, participant } = found.entry
    // The room's screen reads no document.
    if (!participant) return context.json({ error: 'not-allowed' }, 403)
    if (!buckets.take(participant.id, settings.now())) return context.json({ error: 'too-many-commands' }, 429)
    const { from, to } = context.req.valid('query')
    const before = await stateOf(settings, room, from)
    const after = to === undefined ? await presentState(settings, room) : await stateOf(settings, room, to)
    if (!before || !after) return context.json({ error: 'not-found' }, 404)
    const difference = await diagnosticDifference({ before, after, domains: room.workshop.domains })
    context.header('Cache-Control', 'private, no-store')
    return context.json(asJson(difference), 200)
  }
}

function tellWriters(settings: DoorSettings): RouteHandler<typeof writersRoute, AccessVariables> {
  return async (context) => {
    const { id, name } = context.req.valid('param')
    const found = await entryOf(context, settings, id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    // The room's screen shows no names.
    if (!found.entry.participant) return context.json({ error: 'not-allowed' }, 403)
    const room = await settings.rooms.document(id as WorkshopId, name)
    context.header('Cache-Control', 'private, no-store')
    return context.json({ writers: Object.fromEntries(await room.writers()) }, 200)
  }
}

async function stateOf({ storage }: DoorSettings, { workshop }: WorkshopRoom, id: string): Promise<Uint8Array | null> {
  if (workshop.versions[id as VersionId]?.document !== 'diagnostic') return null
  return (await storage.readVersion(workshop.id, id as VersionId))?.state ?? null
}

async function presentState({ rooms }: DoorSettings, { workshop }: WorkshopRoom): Promise<Uint8Array> {
  const room = await rooms.document(workshop.id as WorkshopId, 'diagnostic')
  return (await room.keep()).state
}
