import { OpenAPIHono } from '@hono/zod-openapi'
import { bodyLimit } from 'hono/body-limit'
import { secureHeaders } from 'hono/secure-headers'
import { closeCode } from '../shared/protocol/close-code.ts'
import { refuseForeignOrigin, type AccessVariables } from './access/origin.ts'
import type { RandomBytes } from './access/secrets.ts'
import type { Bell } from './bell/bell.ts'
import { catchUpDoors } from './http/catch-up.ts'
import { differenceDoors } from './http/differences.ts'
import { documentDoors } from './http/documents.ts'
import { importDoors } from './http/importing.ts'
import { joinDoors } from './http/join.ts'
import { Listener } from './http/listener.ts'
import { mailDoors, type MailDoorSettings } from './http/mail.ts'
import { answerMetrics, type MetricsDoor } from './http/metrics.ts'
import { watchRequests, type RequestWatch } from './http/requests.ts'
import { similarFindingsDoors } from './http/similar-findings.ts'
import { socketDoors } from './http/sockets.ts'
import { clientFiles } from './http/static.ts'
import { workshopDoors } from './http/workshops.ts'
import { Crowd } from './live/crowd.ts'
import { DocumentUnreadable } from './live/live-document.ts'
import { Rooms, type Log } from './live/rooms.ts'
import { Postman } from './mail/postman.ts'
import type { Mailer } from './mail/smtp.ts'
import { countsOf, type Counts } from './metrics/counts.ts'
import { metricsFrom } from './metrics/prometheus.ts'
import { grouped } from './storage/grouped.ts'
import { measured } from './storage/measured.ts'
import type { Storage } from './storage/storage.ts'

const mostBodyBytes = 256 * 1024
const mostFileBytes = 2 * 1024 * 1024 + 1024
const mostArchiveBytes = 32 * 1024 * 1024
const sweepEveryMs = 60_000
const mailEveryMs = 5_000

/** What the application is made of; `main.ts` alone chooses the real parts. */
export interface AppSettings {
  readonly storage: Storage
  /** To and from the other servers on the same storage; null on one that is alone. */
  readonly bell: Bell | null
  readonly now: () => number
  /** Milliseconds of a clock that never goes back and tells less than a millisecond. */
  readonly stopwatch: () => number
  readonly random: RandomBytes
  readonly log: Log & { debug(fields: object, message: string): void }
  readonly publicUrl: string | null
  /** What takes mails away, and where their links lead; null where no mail is sent. */
  readonly mail: { readonly mailer: Mailer; readonly origin: string } | null
  readonly metricsToken: string | null
  /** Folder of the built client; null serves the doors alone. */
  readonly clientFolder: string | null
}

/** The whole server, not listening yet. */
export interface App {
  readonly rooms: Rooms
  readonly secret: string
  /** Sends what waits to be sent; null where no mail is. */
  readonly postman: Postman | null
  listen(port: number, host: string): Promise<{ readonly port: number }>
  /** Listens no more, tells everyone to come back while they are still served, and stores what they said until then. */
  stop(): Promise<void>
}

/** Puts the server together. */
export async function createApp(settings: AppSettings): Promise<App> {
  const { now, random, log, publicUrl, stopwatch, bell } = settings
  const [counts, crowd] = [countsOf(), new Crowd()]
  const listener = new Listener({ refusals: counts.refusals, isBehindProxy: publicUrl !== null, now, random })
  const metrics = metricsFrom({
    counts,
    traffic: listener.traffic,
    open: () => rooms.open,
    people: () => crowd.size,
    connections: () => listener.size,
    isStoring: () => rooms.isStoring,
    isRinging: () => bell?.isRinging ?? true,
  })
  const storage = grouped(measured(settings.storage, { stopwatch, onCommit: metrics.commitTook, log }))
  const [secret, epoch] = [await storage.secret(), await storage.epoch()]
  const rooms = new Rooms({ storage, now, stopwatch, random, log, crowd, bell, epoch, counts })
  const postman = settings.mail && new Postman({ ...settings.mail, storage, rooms, secret, now, counts, log })
  const isSendingMail = postman !== null
  const isStopping = () => listener.isStopping
  const doors = { ...settings, storage, rooms, secret, crowd, counts, metrics, isSendingMail, isStopping }
  const { fetch } = doorsOf(doors, settings.clientFolder)
  const posting = setInterval(() => void postman?.work(), mailEveryMs)
  const sweep = setInterval(() => sweepUp(crowd, counts, settings), sweepEveryMs)
  return {
    rooms,
    secret,
    postman,
    listen: (port, host) => listener.listen(fetch, { port, host }),
    stop: async () => {
      clearInterval(sweep)
      clearInterval(posting)
      const posted = postman?.close()
      await listener.stop()
      // All are gone: what they said last is stored here, if it is not yet.
      await posted
      await rooms.close(closeCode.restarting)
      await bell?.close()
    },
  }
}

function sweepUp(crowd: Crowd, { refusals }: Counts, { now, log }: AppSettings): void {
  crowd.endExpired(now())
  // One line a minute, however many come again and again.
  const refused = refusals.lately()
  if (refused) log.info({ refused }, 'refused in the last minute')
}

type AllDoors = MailDoorSettings & MetricsDoor & Omit<RequestWatch, 'refusals'>

function doorsOf(doors: AllDoors, clientFolder: string | null) {
  const { storage, log, publicUrl, counts, isStopping } = doors
  const app = new OpenAPIHono<AccessVariables>()
  app.use(watchRequests({ ...doors, refusals: counts.refusals }))
  app.use(refuseForeignOrigin(publicUrl))
  app.use(secureHeaders(headers))
  app.use('/api/*', async (context, next) => {
    return bodyLimit({
      maxSize: mostBytesFor(context.req.path),
      onError: (refusing) => refusing.json({ error: 'too-large' }, 413),
    })(context, next)
  })
  app.onError((error, context) => {
    // Our JSON parser's own refusal; everything else is our fault.
    if ('getResponse' in error) return context.json({ error: 'malformed' }, 400)
    // Rooms have told the operator.
    if (error instanceof DocumentUnreadable) return context.json({ error: 'document-unreadable' }, 500)
    log.error({ error, path: context.req.routePath }, 'a request failed')
    return context.json({ error: 'sorry' }, 500)
  })
  for (const made of doorMakers) app.route('/', made(doors))
  app.get('/healthz', async (context) => {
    // A balancer that asks over an open connection should send nobody any more.
    if (isStopping()) return context.json({ status: 'stopping' }, 503)
    try {
      await storage.check()
      return context.json({ status: 'ok' })
    } catch (error) {
      log.error({ error }, 'storage does not answer')
      return context.json({ status: 'storage-unavailable' }, 503)
    }
  })
  app.get('/metrics', (context) => answerMetrics(context, doors))
  app.route('/', socketDoors(doors))
  app.doc31('/api/openapi.json', description)
  app.all('/api/*', (context) => context.json({ error: 'not-found' }, 404))
  if (clientFolder) app.route('/', clientFiles(clientFolder))
  return app
}

const doorMakers = [
  joinDoors,
  workshopDoors,
  documentDoors,
  similarFindingsDoors,
  catchUpDoors,
  mailDoors,
  differenceDoors,
  importDoors,
]

function mostBytesFor(path: string): number {
  if (path === '/api/workshops') return mostArchiveBytes
  return path.includes('/import/') ? mostFileBytes : mostBodyBytes
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
