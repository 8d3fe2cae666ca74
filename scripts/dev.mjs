import { spawn } from 'node:child_process'
import { installDependencies } from './dependencies.mjs'
import { demandNode } from './node-version.mjs'
import { root } from './run.mjs'

demandNode()
await installDependencies()

const port = process.env['PORT'] ?? '3000'
const env = { ...process.env, PORT: port, PATH: `${root}node_modules/.bin:${process.env['PATH'] ?? ''}` }
/** @param {readonly string[]} command */
const start = ([program = '', ...args]) =>
  spawn(program, args, { cwd: root, env, stdio: ['ignore', 'inherit', 'inherit'] })
const children = [
  start(['tsx', 'watch', '--clear-screen=false', 'server/main.ts']),
  start(['vite', '--clearScreen', 'false']),
]

/** @param {NodeJS.Signals} signal */
const stop = (signal) => children.forEach((child) => child.kill(signal))
for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM'])) process.on(signal, () => stop(signal))
// One without the other is of no use: when one ends, so does the other.
for (const child of children) child.on('exit', (code) => ((process.exitCode ??= code ?? 0), stop('SIGTERM')))
