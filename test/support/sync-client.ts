import WebSocket from 'ws'
import { WebsocketProvider } from 'y-websocket'
import * as Y from 'yjs'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { TestBrowser, TestServer } from './test-server.ts'

/** A standard y-websocket client with the cookie of a browser, and what happened to it. */
export interface SyncClient {
  readonly doc: Y.Doc
  readonly provider: WebsocketProvider
  readonly closed: Promise<{ readonly code: number; readonly reason: string }>
  until(isSo: (doc: Y.Doc) => boolean): Promise<void>
  destroy(): void
}

/** Connects a standard client to a document of the test server. */
export function syncClient(
  server: TestServer,
  browser: TestBrowser,
  name: DocumentName,
  doc = new Y.Doc(),
): SyncClient {
  const { cookie } = browser
  class WithCookie extends WebSocket {
    constructor(address: string) {
      super(address, { headers: { cookie } })
    }
  }
  const url = `${server.url.replace('http', 'ws')}/sync/${server.workshop.id}`
  const provider = new WebsocketProvider(url, name, doc, {
    WebSocketPolyfill: WithCookie as unknown as typeof globalThis.WebSocket,
    disableBc: true,
  })
  const closed = new Promise<{ code: number; reason: string }>((resolve) => {
    provider.on('connection-close', (event) => {
      if (event) resolve({ code: event.code, reason: event.reason })
    })
  })
  return {
    doc,
    provider,
    closed,
    until: (isSo) => untilDoc(doc, isSo),
    destroy: () => {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** Waits until a document is so; fails after three seconds with what it holds. */
function untilDoc(doc: Y.Doc, isSo: (doc: Y.Doc) => boolean): Promise<void> {
  if (isSo(doc)) return Promise.resolve()
  return new Promise((resolve, reject) => {
    const look = () => {
      if (!isSo(doc)) return
      clearTimeout(late)
      doc.off('update', look)
      resolve()
    }
    const late = setTimeout(() => {
      doc.off('update', look)
      reject(new Error(`waited 3 s: ${JSON.stringify(doc.getMap('findings').toJSON())}`))
    }, 3_000)
    doc.on('update', look)
  })
}
