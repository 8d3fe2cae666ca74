import { useMemo } from 'react'
import { encode } from 'uqr'

/** An address as a square to scan; its `label` says the address to those who cannot. */
export function QrCode({
  text,
  label,
  className,
}: {
  readonly text: string
  readonly label: string
  readonly className?: string | undefined
}) {
  const { size, path } = useMemo(() => drawn(text), [text])
  return (
    <svg
      className={className}
      viewBox={`0 0 ${size} ${size}`}
      role="img"
      aria-label={label}
      shapeRendering="crispEdges"
    >
      {/* Dark on white in both themes: phones do not read the reverse well. */}
      <rect width={size} height={size} fill="#fff" />
      <path d={path} fill="#16211f" />
    </svg>
  )
}

// Four modules of quiet around it, as the standard asks (ISO/IEC 18004).
const quietZone = 4

function drawn(text: string): { readonly size: number; readonly path: string } {
  const { data, size } = encode(text, { ecc: 'M', border: quietZone })
  const squares = data.flatMap((line, y) => line.flatMap((isDark, x) => (isDark ? [`M${x} ${y}h1v1h-1z`] : [])))
  return { size, path: squares.join('') }
}
