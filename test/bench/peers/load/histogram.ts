const lowest = 0.001
const step = Math.log(1.01)
const size = Math.ceil(Math.log(1e6 / lowest) / step) + 1

/** What of a histogram crosses from a thread to another. */
export interface HistogramParts {
  readonly buckets: Uint32Array
  readonly count: number
  readonly max: number
}

/** Latencies in 1 % wide logarithmic buckets, from a microsecond to a thousand seconds; adds up over threads. */
export class Histogram implements HistogramParts {
  readonly buckets = new Uint32Array(size)
  count = 0
  max = 0

  record(ms: number): void {
    const bucket = Math.floor(Math.log(Math.max(ms, lowest) / lowest) / step)
    const index = Math.min(bucket, size - 1)
    this.buckets[index] = (this.buckets[index] ?? 0) + 1
    this.count++
    if (ms > this.max) this.max = ms
  }

  add(other: HistogramParts): this {
    other.buckets.forEach((count, index) => {
      this.buckets[index] = (this.buckets[index] ?? 0) + count
    })
    this.count += other.count
    this.max = Math.max(this.max, other.max)
    return this
  }

  /** The latency below which a share of them lies; null when there are none. */
  percentile(share: number): number | null {
    if (this.count === 0) return null
    const rank = Math.ceil(this.count * share)
    let seen = 0
    for (const [index, count] of this.buckets.entries()) {
      seen += count
      if (seen >= rank) return Math.min(this.max, lowest * Math.exp((index + 1) * step))
    }
    return this.max
  }
}
