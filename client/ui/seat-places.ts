/** The frame of a table, the half-axes of the ring of seats, and the largest radius of a seat. */
export interface TableShape {
  readonly width: number
  readonly height: number
  readonly reach: readonly [number, number]
  readonly seat: number
}

/** Where a seat and its label stand. */
export interface SeatPlace {
  readonly x: number
  readonly y: number
  readonly radius: number
  readonly labelX: number
  readonly labelY: number
  readonly anchor: 'start' | 'middle' | 'end'
}

const steps = 720

/** The places of `count` seats, evenly spaced along the oval, clockwise from the top; they shrink when many. */
export function seatPlaces(count: number, shape: TableShape): readonly SeatPlace[] {
  const [reachX, reachY] = shape.reach
  const lengths = arcLengths(reachX, reachY)
  const whole = lengths.at(-1) ?? 0
  const radius = Math.min(shape.seat, (whole / count) * 0.36)
  return Array.from({ length: count }, (_, index) => {
    // A sum of small lengths falls a hair short of the whole: a thousandth of a unit is forgiven.
    const step = lengths.findIndex((length) => length >= (whole * index) / count - 0.001)
    const turn = (step / steps) * 2 * Math.PI
    const across = Math.sin(turn)
    const down = -Math.cos(turn)
    const [x, y] = [rounded(shape.width / 2 + reachX * across), rounded(shape.height / 2 + reachY * down)]
    return { x, y, radius: rounded(radius), ...labelPlace({ x, y, across, down, radius }) }
  })
}

interface Direction {
  readonly x: number
  readonly y: number
  readonly across: number
  readonly down: number
  readonly radius: number
}

function labelPlace({ x, y, across, down, radius }: Direction): Pick<SeatPlace, 'labelX' | 'labelY' | 'anchor'> {
  if (Math.abs(across) < 0.05) return { labelX: x, labelY: y + (down < 0 ? -17 : 27), anchor: 'middle' }
  const side = across > 0 ? 1 : -1
  return {
    labelX: rounded(x + side * (radius + 11)),
    labelY: rounded(y + 5 + 7 * down),
    anchor: across > 0 ? 'start' : 'end',
  }
}

function arcLengths(reachX: number, reachY: number): readonly number[] {
  const lengths = [0]
  for (let step = 1; step <= steps; step += 1) {
    const from = ((step - 1) / steps) * 2 * Math.PI
    const to = (step / steps) * 2 * Math.PI
    const across = reachX * (Math.sin(to) - Math.sin(from))
    const down = reachY * (Math.cos(to) - Math.cos(from))
    lengths.push((lengths.at(-1) ?? 0) + Math.hypot(across, down))
  }
  return lengths
}

function rounded(value: number): number {
  return Math.round(value * 10) / 10
}
