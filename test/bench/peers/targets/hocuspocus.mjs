// @hocuspocus/server with its defaults. With a data folder it stores documents through its SQLite extension.
// usage: node hocuspocus.mjs <port> <folder with node_modules> [data folder]

import { createRequire } from 'node:module'
import { join, resolve } from 'node:path'
import { pathToFileURL } from 'node:url'

const [port, packages = '.', data] = process.argv.slice(2)
const require = createRequire(resolve(packages, 'package.json'))
/** @param {string} name */
const load = (name) => import(pathToFileURL(require.resolve(name).replace(/\.cjs$/, '.esm.js')).href)

const { Server } = await load('@hocuspocus/server')
const extensions = []
if (data) {
  const { SQLite } = await load('@hocuspocus/extension-sqlite')
  extensions.push(new SQLite({ database: join(data, 'documents.sqlite') }))
}
await new Server({ port: Number(port), address: '127.0.0.1', quiet: true, extensions }).listen()
