import { upgradeWebSocket } from '@hono/node-server'
import type { OpenAPIHono } from '@hono/zod-openapi'
import type { WebSocket } from 'ws'
import type { WorkshopId } from '../../shared/id.ts'
import { closeCode } from '../../shared/protocol/close-code.ts'
import { documentSchema } from '../../shared/protocol/sync-message.ts'
import { isDocumentName, type DocumentName } from '../../shared/workshop/document-name.ts'
import type { AccessVariables } from '../access/origin.ts'
import type { Rights } from '../live/document-room.ts'
import { serveDocument } from '../live/document-socket.ts'
import { endSocket } from '../live/end-socket.ts'
import { DocumentUnreadable } from '../live/live-document.ts'
import { serveLive } from '../live/live-socket.ts'
import { rightsIn } from '../live/rights.ts'
import { entryOf, newDoors, someoneIn, type Context, type DoorSettings, type Entry } from './door.ts'

/** The doors of the websockets: a person's live connection, and the documents. */
export function socketDoors(doors: DoorSettings): OpenAPIHono<AccessVariables> {
  const app = newDoors()
  app.get('/live/:id', (context, next) => liveDoor(context, next, doors))
  app.get('/sync/:id/:document', (context, next) => syncDoor(context, next, doors))
  return app
}

// Browsers cannot read the status of a refused upgrade: the refusal is a close code on an accepted one.
async function liveDoor(context: Context, next: () => Promise<void>, doors: DoorSettings) {
  const found = await entryOf(context, doors, context.req.param('id') ?? '')
  return onSocket(context, next, doors, (socket) => {
    if ('turnedAway' in found) return endSocket(socket, closeOf(found.turnedAway), found.error)
    const { room, person } = found.entry
    doors.crowd.admit(someoneIn(found.entry), socket)
    serveLive(socket, { room, person, isStoring: doors.rooms.isStoring, now: doors.now, log: doors.log })
  })
}

async function syncDoor(context: Context, next: () => Promise<void>, doors: DoorSettings) {
  const id = context.req.param('id') ?? ''
  const asked = context.req.param('document') ?? ''
  const name = isDocumentName(asked) ? asked : null
  const found = await entryOf(context, doors, id)
  const schema = context.req.query('schema')
  const epoch = context.req.query('epoch')
  const mayOpen = name && 'entry' in found && rightsOf(found.entry, name).mayRead
  const room = mayOpen ? await doors.rooms.document(id as WorkshopId, name).catch(failureOf) : null
  return onSocket(context, next, doors, (socket) => {
    if ('turnedAway' in found) return endSocket(socket, closeOf(found.turnedAway), found.error)
    const { participant } = found.entry
    if (!participant) return endSocket(socket, closeCode.forbidden, 'not-allowed')
    if (!name) return endSocket(socket, closeCode.notFound, 'unknown-document')
    // A space that is not theirs, or that there is not: told alike, and looked at again after the wait.
    const { mayRead, mayWrite } = rightsOf(found.entry, name)
    if (!mayRead) return endSocket(socket, closeCode.forbidden, 'not-allowed')
    // An old schema deletes what it does not know merely by rendering it.
    if (schema !== undefined && Number(schema) < documentSchema)
      return endSocket(socket, closeCode.outdated, 'outdated')
    if (epoch !== undefined && epoch !== doors.rooms.epoch)
      return endSocket(socket, closeCode.otherEpoch, 'other-epoch')
    if (room === 'unreadable') return endSocket(socket, closeCode.unreadable, 'document-unreadable')
    if (!room) return endSocket(socket, closeCode.broken, 'sorry')
    doors.crowd.admit(someoneIn(found.entry), socket)
    const knowsOurMessages = schema !== undefined
    serveDocument(socket, { room, participant, mayWrite, knowsOurMessages })
  })

  function failureOf(error: unknown): 'unreadable' | null {
    // Rooms have told the operator.
    if (error instanceof DocumentUnreadable) return 'unreadable'
    doors.log.error({ error, workshop: id, document: name }, 'a document could not be opened')
    return null
  }
}

function rightsOf({ room, participant }: Entry, name: DocumentName): Rights {
  return participant ? rightsIn(room.workshop, name, participant.id) : { mayRead: false, mayWrite: false }
}

// A socket that nobody serves must not end the process by an error that nobody hears, nor by one of ours.
function onSocket(
  context: Context,
  next: () => Promise<void>,
  { log }: DoorSettings,
  serveIt: (socket: WebSocket) => void,
) {
  return upgradeWebSocket(() => ({
    onOpen: (_event, { raw }) => {
      const socket = raw as unknown as WebSocket
      socket.on('error', cut)
      try {
        serveIt(socket)
        letGoOfRequest(socket)
      } catch (error) {
        log.error({ error }, 'a connection could not be served')
        endSocket(socket, closeCode.broken, 'sorry')
      }
    },
  }))(context, next)
}

// Made here, where it holds nothing of the request.
function cut(this: WebSocket): void {
  this.terminate()
}

// The adapter listens as well, after us and to nobody's use, and would hold the whole request while a connection lasts.
function letGoOfRequest(socket: WebSocket): void {
  const ours = new Map(['message', 'close', 'error'].map((event) => [event, new Set(socket.listeners(event))]))
  queueMicrotask(() => {
    for (const [event, kept] of ours) {
      for (const one of socket.listeners(event)) if (!kept.has(one)) socket.off(event, one as () => void)
    }
  })
}

function closeOf(status: 401 | 404): number {
  return status === 401 ? closeCode.unauthenticated : closeCode.notFound
}
