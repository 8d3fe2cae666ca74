import { readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { now } from '../load/clock.ts'

// Linux counts processor time in hundredths of a second.
const tickMs = 10

/** A process and everything that it started. */
export function processTree(root: number): readonly number[] {
  const children = new Map<number, number[]>()
  for (const entry of readdirSync('/proc')) {
    const parent = /^\d+$/.test(entry) ? Number(statOf(Number(entry))?.[1]) : Number.NaN
    if (Number.isNaN(parent)) continue
    children.set(parent, [...(children.get(parent) ?? []), Number(entry)])
  }
  const found: number[] = []
  const visit = (pid: number) => {
    found.push(pid)
    for (const child of children.get(pid) ?? []) visit(child)
  }
  visit(root)
  return found
}

/** Resident memory, in MB of 1,048,576 bytes. */
export function memoryMb(pids: readonly number[]): number {
  return statusKb(pids, 'VmRSS') / 1024
}

/** The most that memory ever was, since the start or since `forgetPeak`. */
export function peakMemoryMb(pids: readonly number[]): number {
  return statusKb(pids, 'VmHWM') / 1024
}

/** Lets the peak start over at the current size; where that is not permitted it counts from the start. */
export function forgetPeak(pids: readonly number[]): void {
  for (const pid of pids) {
    try {
      writeFileSync(`/proc/${pid}/clear_refs`, '5')
    } catch {
      // A container may forbid it: the peak is then an upper bound.
    }
  }
}

export interface Usage {
  readonly elapsedMs: number
  readonly cpuMs: number
  /** How many cores processes used that have nothing to do with the measurement. */
  readonly foreignCores: number
}

/** Measures, from its making on, what some processes use and what others do besides. */
export class Meter {
  readonly #pids: readonly number[]
  readonly #startedAt = now()
  readonly #cpuMs: number
  readonly #own = process.cpuUsage()
  readonly #machineMs = machineMs()

  constructor(pids: readonly number[]) {
    this.#pids = pids
    this.#cpuMs = cpuMsOf(pids)
  }

  read(): Usage {
    const elapsedMs = now() - this.#startedAt
    const cpuMs = cpuMsOf(this.#pids) - this.#cpuMs
    const { user, system } = process.cpuUsage(this.#own)
    const foreignMs = machineMs() - this.#machineMs - cpuMs - (user + system) / 1000
    return { elapsedMs, cpuMs, foreignCores: Math.max(0, foreignMs / elapsedMs) }
  }
}

function cpuMsOf(pids: readonly number[]): number {
  return pids.reduce((total, pid) => {
    const stat = statOf(pid)
    return stat ? total + (Number(stat[11]) + Number(stat[12])) * tickMs : total
  }, 0)
}

// Busy milliseconds of the whole machine; interrupts and time that the host took away are nobody's.
function machineMs(): number {
  const [, user, nice, system] = read('/proc/stat').split('\n', 1).join('').split(/\s+/).map(Number)
  return ((user ?? 0) + (nice ?? 0) + (system ?? 0)) * tickMs
}

// The command's name may hold spaces: fields are counted from its closing parenthesis.
function statOf(pid: number): readonly string[] | null {
  const stat = read(`/proc/${pid}/stat`)
  return stat === '' ? null : stat.slice(stat.lastIndexOf(')') + 2).split(' ')
}

function statusKb(pids: readonly number[], field: string): number {
  const kb = (pid: number) => Number(new RegExp(`${field}:\\s+(\\d+)`).exec(read(`/proc/${pid}/status`))?.[1] ?? 0)
  return pids.reduce((total, pid) => total + kb(pid), 0)
}

// A process may end while it is looked at.
function read(path: string): string {
  try {
    return readFileSync(path, 'latin1')
  } catch {
    return ''
  }
}
