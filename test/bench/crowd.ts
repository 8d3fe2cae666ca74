import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import { findingsOf } from '../../shared/documents/finding.ts'

/** Those who write while somebody else is measured. */
export interface Crowd {
  /** Letters that were typed so far. */
  readonly typed: number
  leave(): void
}

interface Place {
  readonly origin: string
  readonly workshop: string
  readonly code: string
  /** The findings that they write in, in turn. */
  readonly findings: readonly string[]
}

// A person types about so many letters a second.
const lettersEachPerSecond = 4

/** Brings people into a démarche by its code; each types at the end of a finding until `leave`. */
export async function crowd(people: number, place: Place): Promise<Crowd> {
  const cookies = await Promise.all(Array.from({ length: people }, (_, number) => joined(place, number)))
  const writers = await Promise.all(cookies.map((cookie) => connected(place, cookie)))
  let typed = 0
  const timers = writers.map(({ doc }, number) =>
    setInterval(() => {
      typed++
      type(doc, place.findings[number % place.findings.length] ?? '')
    }, 1000 / lettersEachPerSecond),
  )
  return {
    get typed() {
      return typed
    },
    leave: () => {
      for (const timer of timers) clearInterval(timer)
      for (const writer of writers) writer.destroy()
    },
  }
}

async function joined({ origin, code }: Place, number: number): Promise<string> {
  const answer = await fetch(`${origin}/api/join`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify({ code, name: `Personne ${number + 1}`, institution: `institution-${number}` }),
  })
  if (!answer.ok) throw new Error(`person ${number + 1} could not join: ${answer.status}`)
  return answer.headers
    .getSetCookie()
    .map((cookie) => cookie.split(';')[0])
    .join('; ')
}

function connected({ origin, workshop }: Place, cookie: string): Promise<WebsocketProvider> {
  class WithCookie extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie } })
    }
  }
  const address = `${origin.replace('http', 'ws')}/sync/${workshop}`
  const provider = new WebsocketProvider(address, 'diagnostic', new Y.Doc(), {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  return new Promise((resolve) => provider.once('sync', () => resolve(provider)))
}

function type(doc: Y.Doc, finding: string): void {
  const record = findingsOf(doc).get(finding)
  const body = record instanceof Y.Map ? record.get('body') : null
  const paragraph = body instanceof Y.XmlFragment ? body.get(body.length - 1) : null
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(paragraph.length - 1) : null
  if (!(text instanceof Y.XmlText)) throw new Error(`${finding} has no text`)
  text.insert(text.length, 'z')
}
