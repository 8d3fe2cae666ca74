// @y/websocket-server as its own command starts it. With a data folder it stores documents through y-leveldb, as its
// README says (YPERSISTENCE).
// usage: node y-websocket.mjs <port> <folder with node_modules> [data folder]

import { resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [port, packages = '.', data] = process.argv.slice(2)
process.env['HOST'] = '127.0.0.1'
process.env['PORT'] = port
if (data) process.env['YPERSISTENCE'] = data
process.on('SIGTERM', () => process.exit(0))
await import(pathToFileURL(resolve(packages, 'node_modules/@y/websocket-server/src/server.js')).href)
