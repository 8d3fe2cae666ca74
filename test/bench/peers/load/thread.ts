import { parentPort, workerData } from 'node:worker_threads'
import * as Y from 'yjs'
import { Arrivals } from './arrivals.ts'
import { chanceFrom, type Chance } from './chance.ts'
import { Client } from './client.ts'
import { now, sleep } from './clock.ts'
import type { Answer, Join, Message, Request, ThreadSettings } from './requests.ts'
import { Tables } from './tables.ts'

// One thread of the load generator: owns a part of the clients and does what the main thread asks.

const mostUnsent = 256 * 1024

const { shared, protocol } = workerData as ThreadSettings
const tables = new Tables(shared)
const arrivals = new Arrivals(tables)
const clients = new Map<number, Client>()
let isSending = false

async function answerTo(request: Request): Promise<Answer> {
  switch (request.type) {
    case 'connect':
      return { joins: await connect(request) }
    case 'start-typing':
      isSending = true
      return sendFrom(31, request.perSecond, (client) => client.plan.writerIndex >= 0 && (() => client.type()))
    case 'start-carets':
      isSending = true
      return sendFrom(37, request.perSecond, (client) => client.plan.presenceIndex >= 0 && (() => client.moveCaret()))
    case 'stop-sending':
      isSending = false
      return {}
    case 'upload':
      await upload(request)
      return {}
    case 'reset':
      arrivals.reset()
      return {}
    case 'collect':
      return { seen: { ...arrivals.seen(), lost: [...clients.values()].filter(({ failed }) => failed).length } }
    case 'document': {
      const { received = [] } = clients.get(request.index) ?? {}
      return { document: received.length > 0 ? Y.mergeUpdates([...received]) : null }
    }
    case 'close':
      for (const index of request.indices ?? [...clients.keys()]) {
        clients.get(index)?.close()
        clients.delete(index)
      }
      return {}
  }
}

function connect({ plans, timeoutMs }: Extract<Request, { type: 'connect' }>): Promise<readonly Join[]> {
  return new Promise((resolve) => {
    let waiting = plans.length
    const finish = () => {
      clearTimeout(late)
      resolve(plans.map(({ plan }) => joinOf(plan.index)))
    }
    const settled = () => {
      waiting--
      if (waiting === 0) finish()
    }
    const late = setTimeout(finish, timeoutMs)
    if (waiting === 0) finish()
    const begun = now()
    for (const { plan, afterMs } of plans) {
      const open = () => clients.set(plan.index, new Client(plan, { protocol, tables, arrivals }, settled))
      setTimeout(open, Math.max(0, afterMs - (now() - begun)))
    }
  })
}

function joinOf(index: number): Join {
  const client = clients.get(index)
  if (client?.syncedAt) return { index, openedAt: client.openedAt, syncedAt: client.syncedAt }
  return { index, failed: client?.failed ?? 'timed out' }
}

function sendFrom(salt: number, perSecond: number, actionOf: (client: Client) => (() => void) | false): Answer {
  for (const client of clients.values()) {
    const action = actionOf(client)
    if (action) repeat(chanceFrom(shared.seed * salt + client.plan.index), perSecond, action)
  }
  return {}
}

// Unevenly, as people do, until sending stops.
function repeat(chance: Chance, perSecond: number, action: () => void): void {
  const gapMs = 1000 / perSecond
  const next = () => {
    if (!isSending) return
    action()
    setTimeout(next, gapMs * (0.5 + chance.next()))
  }
  setTimeout(next, gapMs * chance.next())
}

async function upload({ index, updates, timeoutMs }: Extract<Request, { type: 'upload' }>): Promise<void> {
  const client = clients.get(index)
  if (!client) throw new Error(`there is no client ${index}`)
  const begun = now()
  for (const update of updates) {
    client.socket.send(client.protocol.update(update))
    while (client.socket.unsentBytes > mostUnsent) {
      if (now() - begun > timeoutMs) throw new Error('the server does not read what is uploaded')
      await sleep(1)
    }
  }
}

function say(message: Message): void {
  parentPort?.postMessage(message)
}

parentPort?.on('message', ({ id, request }: { readonly id: number; readonly request: Request }) => {
  answerTo(request).then(
    (answer) => say({ type: 'answer', id, answer }),
    (error: unknown) => say({ type: 'failed', id, reason: String(error) }),
  )
})
process.on('uncaughtException', (error) => say({ type: 'failed', id: null, reason: error.stack ?? error.message }))
say({ type: 'ready' })
