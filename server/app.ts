import { serve, upgradeWebSocket, type ServerType, type WebSocketServerLike } from '@hono/node-server'
import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { WebSocketServer, type WebSocket } from 'ws'
import type { WorkshopId } from '../shared/id.ts'
import { closeCode } from '../shared/protocol/close-code.ts'
import { documentSchema } from '../shared/protocol/sync-message.ts'
import { documentNames } from '../shared/workshop/document-name.ts'
import { refuseForeignOrigin, type AccessVariables } from './access/origin.ts'
import type { RandomBytes } from './access/secrets.ts'
import { documentDoors } from './http/documents.ts'
import { entryOf, whoIs, type Context, type DoorSettings } from './http/door.ts'
import { joinDoors } from './http/join.ts'
import { clientFiles } from './http/static.ts'
import { workshopDoors } from './http/workshops.ts'
import { Crowd } from './live/crowd.ts'
import { serveDocument } from './live/document-socket.ts'
import { endSocket } from './live/end-socket.ts'
import { serveLive } from './live/live-socket.ts'
import { mayTypeIn, Rooms, type Log } from './live/rooms.ts'
import type { Storage } from './storage/storage.ts'

const mostBodyBytes = 256 * 1024
const mostArchiveBytes = 32 * 1024 * 1024
const mostFrameBytes = 4 * 1024 * 1024

/** What the application is made of; `main.ts` alone chooses the real parts. */
export interface AppSettings {
  readonly storage: Storage
  readonly now: () => number
  readonly random: RandomBytes
  readonly log: Log
  readonly publicUrl: string | null
  /** Folder of the built client; null serves the doors alone. */
  readonly clientFolder: string | null
}

/** The whole server, not listening yet. */
export interface App {
  readonly rooms: Rooms
  readonly secret: string
  listen(port: number, host: string): Promise<{ readonly port: number }>
  /** Stores what is pending, tells everyone to come back, and stops. */
  stop(): Promise<void>
}

/** Puts the server together. */
export async function createApp(settings: AppSettings): Promise<App> {
  const { storage, now, random, log } = settings
  const crowd = new Crowd()
  const rooms = new Rooms({ storage, now, random, log, crowd })
  const secret = await storage.secret()
  const fetch = doorsOf({ ...settings, rooms, secret, crowd }, settings.clientFolder).fetch
  const sockets = new WebSocketServer({ noServer: true, maxPayload: mostFrameBytes, perMessageDeflate: false })
  let server: ServerType | null = null
  return {
    rooms,
    secret,
    listen: (port, host) =>
      new Promise((resolve, reject) => {
        // ws says `noServer?: boolean | undefined`, the adapter `noServer?: boolean`: the same thing.
        const websocket = { server: sockets as unknown as WebSocketServerLike }
        server = serve({ fetch, port, hostname: host, websocket }, (at) => resolve(at))
        server.once('error', reject)
      }),
    stop: async () => {
      const listening = server
      const closed = new Promise<void>((resolve) => (listening ? listening.close(() => resolve()) : resolve()))
      await rooms.close(closeCode.restarting)
      // A server is not closed while a socket is open (§9 of the notes on synchronisation).
      for (const socket of sockets.clients) socket.close(closeCode.restarting, 'restarting')
      // Browsers keep connections open for later: a second is enough for what is under way.
      const late = setTimeout(() => {
        for (const socket of sockets.clients) socket.terminate()
        if (listening && 'closeAllConnections' in listening) listening.closeAllConnections()
      }, 1_000)
      await closed
      clearTimeout(late)
    },
  }
}

function doorsOf(doors: DoorSettings, clientFolder: string | null) {
  const { storage, log, publicUrl } = doors
  const app = new OpenAPIHono<AccessVariables>()
  app.use(refuseForeignOrigin(publicUrl))
  app.use(secureHeaders(headers))
  app.use('/api/*', async (context, next) => {
    const isArchive = context.req.path === '/api/workshops'
    return bodyLimit({
      maxSize: isArchive ? mostArchiveBytes : mostBodyBytes,
      onError: (refusing) => refusing.json({ error: 'too-large' }, 413),
    })(context, next)
  })
  app.onError((error, context) => {
    // Our JSON parser's own refusal; everything else is our fault.
    if ('getResponse' in error) return context.json({ error: 'malformed' }, 400)
    log.error({ error, path: context.req.routePath }, 'a request failed')
    return context.json({ error: 'sorry' }, 500)
  })
  app.route('/', joinDoors(doors))
  app.route('/', workshopDoors(doors))
  app.route('/', documentDoors(doors))
  app.get('/healthz', async (context) => {
    try {
      await storage.check()
      return context.json({ status: 'ok' })
    } catch (error) {
      log.error({ error }, 'storage does not answer')
      return context.json({ status: 'storage-unavailable' }, 503)
    }
  })
  app.get('/live/:id', (context, next) => liveDoor(context, next, doors))
  app.get('/sync/:id/:document', (context, next) => syncDoor(context, next, doors))
  app.doc31('/api/openapi.json', description)
  app.all('/api/*', (context) => context.json({ error: 'not-found' }, 404))
  if (clientFolder) app.route('/', clientFiles(clientFolder))
  return app
}

// Browsers cannot read the status of a refused upgrade: the refusal is a close code on an accepted one.
async function liveDoor(context: Context, next: () => Promise<void>, doors: DoorSettings) {
  const found = await entryOf(context, doors, context.req.param('id') ?? '')
  return onSocket(context, next, doors, (socket) => {
    if ('turnedAway' in found) return endSocket(socket, closeOf(found.turnedAway), found.error)
    const { room, person } = found.entry
    doors.crowd.admit(whoIs(found.entry), socket)
    serveLive(socket, { room, person, isStoring: doors.rooms.isStoring, now: doors.now, log: doors.log })
  })
}

async function syncDoor(context: Context, next: () => Promise<void>, doors: DoorSettings) {
  const id = context.req.param('id') ?? ''
  const name = documentNames.find((one) => one === context.req.param('document'))
  const found = await entryOf(context, doors, id)
  const schema = context.req.query('schema')
  const room = name && 'entry' in found ? await doors.rooms.document(id as WorkshopId, name).catch(unreadable) : null
  return onSocket(context, next, doors, (socket) => {
    if ('turnedAway' in found) return endSocket(socket, closeOf(found.turnedAway), found.error)
    const { participant, room: workshopRoom } = found.entry
    if (!participant) return endSocket(socket, closeCode.forbidden, 'not-allowed')
    if (!name) return endSocket(socket, closeCode.notFound, 'unknown-document')
    // An old schema deletes what it does not know merely by rendering it.
    if (schema !== undefined && Number(schema) < documentSchema)
      return endSocket(socket, closeCode.outdated, 'outdated')
    if (!room) return endSocket(socket, closeCode.broken, 'document-unreadable')
    doors.crowd.admit(whoIs(found.entry), socket)
    const mayWrite = mayTypeIn(workshopRoom.workshop, name, participant.id)
    const knowsOurMessages = schema !== undefined
    serveDocument(socket, { room, participant, mayWrite, knowsOurMessages })
  })

  function unreadable(error: unknown): null {
    doors.log.error({ error, workshop: id, document: name }, 'a document cannot be read: it is not served')
    return null
  }
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
      socket.on('error', () => socket.terminate())
      try {
        serveIt(socket)
      } catch (error) {
        log.error({ error }, 'a connection could not be served')
        endSocket(socket, closeCode.broken, 'sorry')
      }
    },
  }))(context, next)
}

function closeOf(status: 401 | 404): number {
  return status === 401 ? closeCode.unauthenticated : closeCode.notFound
}

const self = "'self'"

const headers = {
  contentSecurityPolicy: {
    defaultSrc: [self],
    scriptSrc: [self],
    styleSrc: [self],
    fontSrc: [self],
    imgSrc: [self, 'data:'],
    connectSrc: [self],
    objectSrc: ["'none'"],
    baseUri: ["'none'"],
    formAction: [self],
    frameAncestors: ["'none'"],
  },
  referrerPolicy: 'same-origin',
  xFrameOptions: 'DENY',
  strictTransportSecurity: false,
}

const description = {
  openapi: '3.1.0',
  info: {
    title: 'Tour de table',
    version: '1',
    license: { name: 'MIT' },
    description:
      'Two websockets go with these doors: `/live/{id}` (commands up, changes of your view down, JSON) and ' +
      '`/sync/{id}/{document}` (the y-websocket protocol; close codes 4400-4499 are final). Both need the session cookie.',
  },
} as const
