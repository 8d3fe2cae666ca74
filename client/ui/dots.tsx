/** `filled` dots of `total`, one dot one voice; the number is always written beside, so dots are not read aloud. */
export function Dots({ filled, total }: { readonly filled: number; readonly total: number }) {
  return (
    <span className="dots" aria-hidden="true">
      {Array.from({ length: total }, (_, place) => (
        <i key={place} className={place < filled ? undefined : 'o'} />
      ))}
    </span>
  )
}
