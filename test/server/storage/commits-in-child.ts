import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'

const loop = fileURLToPath(new URL('commit-loop.ts', import.meta.url))
const limitMs = 20_000

/** Has another process commit in a loop, kills it after so many answers, and gives the last revision it was told. */
export async function commitsInChild(file: string, answers: number): Promise<number> {
  const child = spawn(process.execPath, ['--import', 'tsx', loop, file], { stdio: ['ignore', 'pipe', 'inherit'] })
  const ended = once(child, 'close')
  const late = setTimeout(() => child.kill('SIGKILL'), limitMs)
  let told = ''
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    told += text
    if (told.split('\n').length > answers) child.kill('SIGKILL')
  })
  await ended
  clearTimeout(late)
  // The last line may be cut off by the kill: what has no end was not told.
  const lines = told.split('\n').slice(0, -1)
  if (lines.length < answers) throw new Error(`the child told of ${lines.length} commits only`)
  return Number(lines.at(-1))
}
