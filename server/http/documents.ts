import { Readable } from 'node:stream'
import { createRoute, z, type OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { readActionPlan, type ActionPlan } from '../../shared/documents/action.ts'
import { readDiagnostic, type Diagnostic } from '../../shared/documents/finding.ts'
import type { WorkshopId } from '../../shared/id.ts'
import type { Archive } from '../../shared/plan/archive.ts'
import { buildPlan } from '../../shared/plan/build-plan.ts'
import { conversationsOf } from '../../shared/plan/conversations.ts'
import { standIns } from '../../shared/plan/merged-findings.ts'
import {
  documentNameSchema,
  documentsOf,
  institutionOf,
  isDocumentName,
  type DocumentName,
} from '../../shared/workshop/document-name.ts'
import { seedFor } from '../../shared/workshop/export.ts'
import type { Participant } from '../../shared/workshop/participant.ts'
import { mayRead } from '../../shared/workshop/permission.ts'
import type { AccessVariables } from '../access/origin.ts'
import { exportDocx } from '../export/docx.ts'
import type { Rooms } from '../live/rooms.ts'
import { encodedFor } from './document-state.ts'
import { rowsAsJson } from './document-rows.ts'
import {
  answers,
  memberAt,
  newDoors,
  readerAt,
  usualRefusals,
  workshopParams,
  type Context,
  type DoorSettings,
  type Entry,
} from './door.ts'

const docxType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

const routes = {
  document: createRoute({
    method: 'get',
    path: '/api/workshops/{id}/documents/{name}',
    request: { params: workshopParams.extend({ name: documentNameSchema }) },
    responses: { 200: answers(z.looseObject({}), 'The document as it is stored'), ...usualRefusals },
  }),
  state: createRoute({
    method: 'get',
    path: '/api/workshops/{id}/documents/{name}/state',
    request: { params: workshopParams.extend({ name: documentNameSchema }) },
    responses: {
      200: {
        description: 'The document as it is stored, as one Yjs update (V1); its ETag is « epoch-seq »',
        content: { 'application/octet-stream': { schema: z.string() } },
      },
      304: { description: 'Nothing was stored since the state with this ETag' },
      ...usualRefusals,
    },
  }),
  raw: createRoute({
    method: 'get',
    path: '/api/workshops/{id}/documents/{name}/raw',
    request: { params: workshopParams.extend({ name: documentNameSchema }) },
    responses: {
      200: {
        description:
          'The document as it lies in storage, also one that cannot be read, for facilitators: JSON ' +
          '`{format, version, workshop, document, snapshot: {seq, at, update} | null, updates: [{seq, by, at, update}]}`, ' +
          'each update a Yjs update (V1) in base64',
        content: { 'application/json': { schema: z.string() } },
      },
      ...usualRefusals,
    },
  }),
  docx: createRoute({
    method: 'get',
    path: '/api/workshops/{id}/export/plan.docx',
    request: { params: workshopParams, query: z.object({ language: z.enum(['fr', 'en']).optional() }) },
    responses: {
      200: { description: 'The plan as a Word document', content: { [docxType]: { schema: z.string() } } },
      ...usualRefusals,
    },
  }),
  diagnosticDocx: createRoute({
    method: 'get',
    path: '/api/workshops/{id}/export/diagnostic.docx',
    request: {
      params: workshopParams,
      query: z.object({ language: z.enum(['fr', 'en']).optional(), comments: z.enum(['margin', 'none']).optional() }),
    },
    responses: {
      200: {
        description: 'The diagnostic alone as a Word document, with what was said of it as comments in its margin',
        content: { [docxType]: { schema: z.string() } },
      },
      ...usualRefusals,
    },
  }),
  archive: createRoute({
    method: 'get',
    path: '/api/workshops/{id}/export/workshop.json',
    request: { params: workshopParams },
    responses: {
      200: answers(z.looseObject({}), 'Everything that you may see; `POST /api/workshops` reads it back'),
      ...usualRefusals,
    },
  }),
}

type Handler<Name extends keyof typeof routes> = RouteHandler<(typeof routes)[Name], AccessVariables>

/** The doors by which the texts leave: as data, and as a document. */
export function documentDoors(settings: DoorSettings): OpenAPIHono<AccessVariables> {
  const doors = newDoors()
  doors.openapi(routes.document, readDocument(settings))
  doors.openapi(routes.state, readState(settings))
  // A stream, which the framework's type of a JSON answer does not know.
  doors.openAPIRegistry.registerPath(routes.raw)
  doors.get(routes.raw.getRoutingPath(), leaveRaw(settings))
  doors.openapi(routes.docx, leaveAsDocx(settings))
  doors.openapi(routes.diagnosticDocx, leaveDiagnostic(settings))
  doors.openapi(routes.archive, leaveAsArchive(settings))
  return doors
}

function readDocument(settings: DoorSettings): Handler<'document'> {
  return async (context) => {
    const { id, name } = context.req.valid('param')
    const found = await readerAt(context, settings, { id, name })
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const room = await settings.rooms.document(id as WorkshopId, name)
    const content = await room.read<Diagnostic | ActionPlan>(name === 'plan' ? readActionPlan : readDiagnostic)
    return context.json(asJson(content), 200)
  }
}

function readState(settings: DoorSettings): Handler<'state'> {
  return async (context) => {
    const { id, name } = context.req.valid('param')
    const found = await readerAt(context, settings, { id, name })
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const room = await settings.rooms.document(id as WorkshopId, name)
    const whole = await room.whole()
    const etag = `"${settings.rooms.epoch}-${whole.seq}"`
    context.header('ETag', etag)
    context.header('Cache-Control', 'private, no-cache')
    context.header('Vary', 'Accept-Encoding')
    if (context.req.header('if-none-match')?.replace(/^W\//, '') === etag) return context.body(null, 304)
    const { encoding, bytes } = await encodedFor(whole, context.req.header('accept-encoding'))
    if (encoding) context.header('Content-Encoding', encoding)
    return context.body(new Uint8Array(bytes), 200, { 'Content-Type': 'application/octet-stream' })
  }
}

function leaveRaw(settings: DoorSettings) {
  return async (context: Context) => {
    const name = context.req.param('name') ?? ''
    if (!isDocumentName(name)) return context.json({ error: 'unknown-document' }, 404)
    const found = await readerAt(context, settings, { id: context.req.param('id') ?? '', name })
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const { room, participant } = found.member
    if (!mayTakeRows(participant, name)) return context.json({ error: 'not-allowed' }, 403)
    const rows = Readable.from(rowsAsJson(settings.storage, room.workshop.id, name), { objectMode: false })
    return context.body(Readable.toWeb(rows) as ReadableStream, 200, {
      'Content-Type': 'application/json',
      'Content-Disposition': attachment(`${room.workshop.title} ${name}`, 'json'),
      'Cache-Control': 'private, no-store',
    })
  }
}

function leaveAsDocx(settings: DoorSettings): Handler<'docx'> {
  return async (context) => {
    const found = await memberAt(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const { workshop, documents } = await archiveOf(settings.rooms, found.member)
    const language = context.req.valid('query').language ?? workshop.language
    const plan = buildPlan({ workshop, ...documents, at: settings.now() })
    const file = await exportDocx({ plan, language, extent: { type: 'whole' } })
    return context.body(new Uint8Array(file), 200, docxHeaders(workshop.title))
  }
}

function leaveDiagnostic(settings: DoorSettings): Handler<'diagnosticDocx'> {
  return async (context) => {
    const found = await memberAt(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const { workshop, documents } = await archiveOf(settings.rooms, found.member)
    const { language = workshop.language, comments } = context.req.valid('query')
    const plan = buildPlan({ workshop, ...documents, at: settings.now() })
    const standIn = standIns(workshop.merges, documents.diagnostic.findings)
    const conversations = comments === 'none' ? [] : conversationsOf(workshop, standIn)
    const file = await exportDocx({ plan, language, extent: { type: 'diagnostic', conversations } })
    return context.body(new Uint8Array(file), 200, docxHeaders(`${workshop.title}, diagnostic`))
  }
}

function docxHeaders(title: string) {
  return {
    'Content-Type': docxType,
    'Content-Disposition': attachment(title, 'docx'),
    'Cache-Control': 'private, no-store',
  }
}

function leaveAsArchive(settings: DoorSettings): Handler<'archive'> {
  return async (context) => {
    const found = await memberAt(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const archive = await archiveOf(settings.rooms, found.member)
    context.header('Content-Disposition', attachment(archive.workshop.title, 'json'))
    context.header('Cache-Control', 'private, no-store')
    return context.json(asJson(archive), 200)
  }
}

// Facilitators, who call the operator when a document cannot be read; of a space, its members.
function mayTakeRows({ role, institution }: Participant, name: DocumentName): boolean {
  const owner = institutionOf(name)
  return role === 'facilitator' || (owner !== null && owner === institution)
}

async function archiveOf(rooms: Rooms, { room, person }: Entry): Promise<Archive> {
  const workshop = seedFor(room.workshop, person)
  const [diagnosticRoom, planRoom] = await Promise.all([
    rooms.document(room.workshop.id, 'diagnostic'),
    rooms.document(room.workshop.id, 'plan'),
  ])
  const diagnostic = await diagnosticRoom.read(readDiagnostic)
  const plan = await planRoom.read(readActionPlan)
  // The archive's type comes from a schema, whose lists are not readonly.
  const spaces = await readableSpaces(rooms, { room, person })
  const documents = { diagnostic, plan, spaces } as Archive['documents']
  return { format: 'tour-de-table', version: 1, workshop, documents }
}

async function readableSpaces(rooms: Rooms, { room: { workshop }, person }: Pick<Entry, 'room' | 'person'>) {
  const names = documentsOf(workshop).filter((name) => mayRead(person, name, workshop))
  const read = names.map(async (name) => {
    const institution = institutionOf(name)
    if (institution === null) return []
    const space = await (await rooms.document(workshop.id, name)).read(readDiagnostic)
    return space.findings.length > 0 ? [[institution, space] as const] : []
  })
  return Object.fromEntries((await Promise.all(read)).flat())
}

function attachment(title: string, extension: string): string {
  const plain =
    title
      .normalize('NFD')
      .replace(/[^\w -]/g, '')
      .trim()
      .replace(/\s+/g, '-') || 'plan'
  return `attachment; filename="${plain}.${extension}"; filename*=UTF-8''${encodeURIComponent(`${title}.${extension}`)}`
}

/** Our records are JSON already, but readonly, which the framework's type of JSON is not. */
export function asJson(record: object): Record<string, never> {
  return record as Record<string, never>
}
