const seats: readonly (readonly [number, number])[] = [
  [23.64, 5.48],
  [28.36, 11.98],
  [28.36, 20.02],
  [23.64, 26.52],
  [16, 29],
  [8.36, 26.52],
  [3.64, 20.02],
  [3.64, 11.98],
  [8.36, 5.48],
]

/** The table and its seats, one of them lit. */
export function Logo() {
  return (
    <svg viewBox="0 0 32 32" aria-hidden="true" focusable="false">
      <circle cx="16" cy="16" r="6.5" fill="none" stroke="currentColor" strokeWidth="2.4" />
      <circle cx="16" cy="3" r="2.3" fill="var(--mark)" stroke="currentColor" />
      {seats.map(([x, y]) => (
        <circle key={`${x} ${y}`} cx={x} cy={y} r="2.3" fill="currentColor" />
      ))}
    </svg>
  )
}
