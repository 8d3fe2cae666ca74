import type { Result } from './result.ts'
import type { TargetName } from './targets/target.ts'

/** One point of a curve. */
export interface Point {
  readonly size: number
  readonly value: number
}

/** How a metric of one server grows with the size, smallest first. */
export function curveOf(results: readonly Result[], name: TargetName, metric: string): readonly Point[] {
  const points = results.flatMap(({ point, targets }): readonly Point[] => {
    const value = targets[name]?.[metric]?.median
    return point === null || value === undefined ? [] : [{ size: point, value }]
  })
  return points.toSorted((a, b) => a.size - b.size)
}

// Below, what a server costs without anybody in it hides how it grows.
const smallestSize = 100

/**
 * The power of the size by which a cost grows, from a size of a hundred on: the slope of the straight line through the logarithms (least squares),
 * 1 when twice the size costs twice as much. Null when there are no two points to go by.
 */
export function costGrowth(results: readonly Result[], name: TargetName, metric: string): number | null {
  const points = curveOf(results, name, metric).filter(({ size, value }) => size >= smallestSize && value > 0)
  if (points.length < 2) return null
  const logs = points.map(({ size, value }) => ({ x: Math.log(size), y: Math.log(value) }))
  const mean = (of: (log: (typeof logs)[number]) => number) => logs.reduce((sum, log) => sum + of(log), 0) / logs.length
  const [meanX, meanY] = [mean(({ x }) => x), mean(({ y }) => y)]
  const covariance = mean(({ x, y }) => (x - meanX) * (y - meanY))
  const variance = mean(({ x }) => (x - meanX) ** 2)
  return variance === 0 ? null : covariance / variance
}
