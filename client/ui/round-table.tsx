import { seatPlaces, type SeatPlace, type TableShape } from './seat-places.ts'
import { joined } from './joined.ts'
import styles from './round-table.module.css'

/** How a seat looks: taken, of an associate, of a contributor, expected, one's own, with a reserve. */
export type SeatLook = 'filled' | 'muted' | 'outlined' | 'awaited' | 'mine' | 'hatched'

/** One place around the table. */
export interface TableSeat {
  readonly look: SeatLook
  readonly isOnline?: boolean
  readonly label?: string
  readonly isStrong?: boolean
}

interface RoundTableProps {
  readonly seats: readonly TableSeat[]
  /** The same fact in words: « 13 places prises sur 26 ». */
  readonly label: string
  /** `wide` has room for labels (home), `slim` is for phones, `room` fills the projector. */
  readonly shape?: keyof typeof shapes
  readonly title?: string
  readonly subtitle?: string
  readonly className?: string
}

interface Shape extends TableShape {
  readonly table: readonly [number, number]
  readonly titleAt: number
  readonly subtitleAt: number
}

const shapes = {
  wide: { width: 560, height: 300, reach: [178, 116], seat: 8, table: [152, 90], titleAt: 140, subtitleAt: 164 },
  slim: { width: 340, height: 124, reach: [154, 46], seat: 6.5, table: [122, 29], titleAt: 60, subtitleAt: 78 },
  room: { width: 860, height: 660, reach: [392, 286], seat: 23, table: [330, 226], titleAt: 370, subtitleAt: 435 },
} as const satisfies Readonly<Record<string, Shape>>

/** The oval of seats: presence, count of ballots, signatures. In a secret vote a seat stands for nobody. */
export function RoundTable({ seats, label, shape = 'wide', title, subtitle, className }: RoundTableProps) {
  const drawn: Shape = shapes[shape]
  const [centreX, centreY] = [drawn.width / 2, drawn.height / 2]
  return (
    <svg
      className={joined(styles['ring'], styles[shape], className)}
      viewBox={`0 0 ${drawn.width} ${drawn.height}`}
      role="img"
      aria-label={label}
    >
      <ellipse className={styles['table']} cx={centreX} cy={centreY} rx={drawn.table[0]} ry={drawn.table[1]} />
      {seatPlaces(seats.length, drawn).map((place, index) => {
        const seat = seats[index]
        return seat && <Seat key={`${place.x} ${place.y}`} seat={seat} place={place} />
      })}
      {title !== undefined && (
        <text className={styles['title']} x={centreX} y={drawn.titleAt} textAnchor="middle">
          {title}
        </text>
      )}
      {subtitle !== undefined && (
        <text className={styles['subtitle']} x={centreX} y={drawn.subtitleAt} textAnchor="middle">
          {subtitle}
        </text>
      )}
    </svg>
  )
}

function Seat({ seat, place }: { readonly seat: TableSeat; readonly place: SeatPlace }) {
  const { x, y, radius } = place
  return (
    <g className={joined(styles['seat'], seat.isStrong && styles['strong'])}>
      {seat.isOnline && <circle className={styles['halo']} cx={x} cy={y} r={radius + 5} />}
      <circle className={styles[seat.look]} cx={x} cy={y} r={radius} />
      {seat.look === 'hatched' && <path className={styles['hatch']} d={hatch(place)} />}
      {seat.label !== undefined && (
        <text x={place.labelX} y={place.labelY} textAnchor={place.anchor}>
          {seat.label}
        </text>
      )}
    </g>
  )
}

// Three chords at 45°, drawn rather than patterned: a pattern needs an id, and ids clash between tables.
function hatch({ x, y, radius }: SeatPlace): string {
  return [-0.5, 0, 0.5]
    .map((offset) => {
      const half = radius * Math.sqrt(1 - offset * offset) * Math.SQRT1_2
      const shift = offset * radius * Math.SQRT1_2
      return `M${x + shift - half} ${y + shift + half}L${x + shift + half} ${y + shift - half}`
    })
    .join('')
}
