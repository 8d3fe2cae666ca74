import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { benchFolder } from '../folders.ts'
import { ours } from './ours.ts'
import type { Target } from './target.ts'

const yWebsocket: Target = {
  name: 'y-websocket',
  protocol: 'y-websocket',
  url: (origin, room) => `${origin}/${room}`,
  start: ({ port, data, isStored }) =>
    program('y-websocket.mjs', [`${port}`, peer('y-websocket'), ...(isStored ? [data] : [])]),
  isDurable: true,
  prepare: null,
  headers: () => ({}),
}

const hocuspocus: Target = {
  name: 'hocuspocus',
  protocol: 'hocuspocus',
  url: (origin) => origin,
  start: ({ port, data, isStored }) =>
    program('hocuspocus.mjs', [`${port}`, peer('hocuspocus'), ...(isStored ? [data] : [])]),
  isDurable: true,
  prepare: null,
  headers: () => ({}),
}

const relay: Target = {
  name: 'relay',
  protocol: 'y-websocket',
  url: (origin, room) => `${origin}/${room}`,
  start: ({ port }) => program('relay.mjs', [`${port}`]),
  isDurable: false,
  prepare: null,
  headers: () => ({}),
}

/** All that are measured side by side. */
export const targets: readonly Target[] = [yWebsocket, hocuspocus, relay, ours]

function program(name: string, args: readonly string[]) {
  return { args: [fileURLToPath(new URL(name, import.meta.url)), ...args], env: {} }
}

function peer(name: string): string {
  return join(benchFolder, 'peers', name)
}
