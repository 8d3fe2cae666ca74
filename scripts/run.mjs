import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

/** The project's folder: every script works from there, wherever it is called from. */
export const root = fileURLToPath(new URL('..', import.meta.url))

/**
 * Runs a command to its end and gives its exit code and what it said; `shown` lets it speak for itself.
 *
 * @param {readonly string[]} command
 * @param {{ readonly shown?: boolean, readonly env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<{ readonly code: number, readonly output: string }>}
 */
export function run([program = '', ...args], { shown = false, env = {} } = {}) {
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      cwd: root,
      env: {
        ...process.env,
        ...(!shown && { NO_COLOR: '1' }),
        PATH: `${root}node_modules/.bin:${process.env['PATH'] ?? ''}`,
        ...env,
      },
      stdio: ['ignore', shown ? 'inherit' : 'pipe', shown ? 'inherit' : 'pipe'],
    })
    let output = ''
    child.stdout?.setEncoding('utf8').on('data', (text) => (output += text))
    child.stderr?.setEncoding('utf8').on('data', (text) => (output += text))
    child.on('error', (error) => resolve({ code: 127, output: `${program}: ${error.message}\n` }))
    child.on('close', (code) => resolve({ code: code ?? 1, output }))
  })
}

/**
 * Seconds since a moment of `performance.now()`, for people.
 *
 * @param {number} startedAt
 */
export function secondsSince(startedAt) {
  return `${((performance.now() - startedAt) / 1000).toFixed(1)} s`
}
