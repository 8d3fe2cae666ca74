import { createRoute, z, type OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import type { VersionId, WorkshopId } from '../../shared/id.ts'
import { documentNameSchema, type DocumentName } from '../../shared/workshop/document-name.ts'
import { Buckets } from '../access/buckets.ts'
import type { AccessVariables } from '../access/origin.ts'
import { diagnosticDifference } from '../export/difference.ts'
import type { WorkshopRoom } from '../live/workshop-room.ts'
import { asJson } from './documents.ts'
import { answers, errorSchema, newDoors, readerAt, usualRefusals, workshopParams, type DoorSettings } from './door.ts'

// Reading one takes a person minutes; a script may look at a whole history.
const comparisons = { burst: 20, perSecond: 1 }

const version = z.string().regex(/^[A-Za-z0-9_-]{1,64}$/)

const route = createRoute({
  method: 'get',
  path: '/api/workshops/{id}/documents/{name}/difference',
  request: {
    params: workshopParams.extend({ name: documentNameSchema }),
    query: z.object({ from: version, to: version.optional() }),
  },
  responses: {
    200: answers(
      z.looseObject({}),
      'What changed from a version of the diagnostic, or of a space, to another, or to the present text: findings and stakes that ' +
        'were added, removed or changed, word by word',
    ),
    429: answers(errorSchema, 'Too many at once: ask again a little later'),
    ...usualRefusals,
  },
})

const writersRoute = createRoute({
  method: 'get',
  path: '/api/workshops/{id}/documents/{name}/writers',
  request: { params: workshopParams.extend({ name: documentNameSchema }) },
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
    const { id, name } = context.req.valid('param')
    const found = await readerAt(context, settings, { id, name })
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const { room, participant } = found.member
    if (!buckets.take(participant.id, settings.now())) return context.json({ error: 'too-many-commands' }, 429)
    const { from, to } = context.req.valid('query')
    const past = { settings, room, name }
    const before = await stateOf(past, from)
    const after = to === undefined ? await presentState(past) : await stateOf(past, to)
    if (!before || !after) return context.json({ error: 'not-found' }, 404)
    const difference = await diagnosticDifference({ before, after, domains: room.workshop.domains })
    context.header('Cache-Control', 'private, no-store')
    return context.json(asJson(difference), 200)
  }
}

function tellWriters(settings: DoorSettings): RouteHandler<typeof writersRoute, AccessVariables> {
  return async (context) => {
    const { id, name } = context.req.valid('param')
    const found = await readerAt(context, settings, { id, name })
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const room = await settings.rooms.document(id as WorkshopId, name)
    context.header('Cache-Control', 'private, no-store')
    return context.json({ writers: Object.fromEntries(await room.writers()) }, 200)
  }
}

interface Past {
  readonly settings: DoorSettings
  readonly room: WorkshopRoom
  readonly name: DocumentName
}

async function stateOf({ settings, room: { workshop }, name }: Past, id: string): Promise<Uint8Array | null> {
  // The plan is laid out in another way: its versions are not compared.
  if (name === 'plan' || workshop.versions[id as VersionId]?.document !== name) return null
  return (await settings.storage.readVersion(workshop.id, id as VersionId))?.state ?? null
}

async function presentState({ settings, room, name }: Past): Promise<Uint8Array> {
  return (await (await settings.rooms.document(room.workshop.id as WorkshopId, name)).keep()).state
}
