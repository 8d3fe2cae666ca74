/** A thread from a partner to the table; a path in SVG's language, in pixels. */
export interface Thread {
  readonly weight: 'strong' | 'medium' | 'light'
  readonly startY: number
  readonly path: string
}

export interface Threads {
  readonly startX: number
  readonly threads: readonly Thread[]
  /** Where all threads have become one. */
  readonly trunk: { readonly fromX: number; readonly toX: number; readonly y: number }
  readonly table: { readonly x: number; readonly y: number; readonly radius: number }
  readonly seats: readonly { readonly x: number; readonly y: number }[]
  readonly seatRadius: number
}

/** The drawing of the method: separately, then together. One thread a partner, one seat a partner. */
export function threads(weights: readonly Thread['weight'][], pitchPx: number): Threads {
  const [startX, bundleX, widthPx] = [6, 264, 408]
  const radius = 54
  const y = weights.length * pitchPx + 62
  const table = { x: widthPx - radius - 7, y, radius: 32 }
  const seats = weights.map((_, index) => {
    const angle = (2 * Math.PI * index) / weights.length - Math.PI / 2
    return { x: table.x + radius * Math.cos(angle), y: table.y + radius * Math.sin(angle) }
  })
  return {
    startX,
    threads: weights.map((weight, index) => {
      // A line of a fixed height sets its letters low.
      const startY = (index + 0.62) * pitchPx
      const bend = `C ${startX + 152} ${startY}, ${startX + 134} ${y}, ${bundleX} ${y}`
      return { weight, startY, path: `M ${startX} ${startY} H ${startX + 22} ${bend}` }
    }),
    trunk: { fromX: bundleX - 2, toX: table.x - radius, y },
    table,
    seats,
    seatRadius: 6.4,
  }
}
