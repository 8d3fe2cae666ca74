// performance.now() counts from each thread's own start, so it is anchored to hrtime, once.
const offset = hrtimeMs() - performance.now()

/** One monotonic millisecond clock for every thread of the process. */
export function now(): number {
  return performance.now() + offset
}

/** Waits, in real time. */
export function sleep(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms))
}

function hrtimeMs(): number {
  const [seconds, nanoseconds] = process.hrtime()
  return seconds * 1000 + nanoseconds / 1e6
}
