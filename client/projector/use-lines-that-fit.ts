import { useEffect, useState } from 'react'

const fewest = 3

/** As many lines of a scene as the screen holds, at most `most`: nobody in the room can scroll. */
export function useLinesThatFit(scene: string, most: number): number {
  const [fit, setFit] = useState({ scene, lines: most })
  useEffect(() => {
    const leaving = new AbortController()
    // Each change of height takes one line away until the scene fits.
    const observer = new ResizeObserver(() => {
      if (isTooTall()) setFit((last) => fewer(last.scene === scene ? last.lines : most, scene))
    })
    observer.observe(document.documentElement)
    addEventListener('resize', () => setFit({ scene, lines: most }), { signal: leaving.signal })
    return () => {
      leaving.abort()
      observer.disconnect()
    }
  }, [scene, most])
  return fit.scene === scene ? fit.lines : most
}

// A tall window, such as a phone, reads the scene in one column and scrolls.
function isTooTall(): boolean {
  return innerWidth > innerHeight && document.documentElement.scrollHeight > innerHeight + 1
}

function fewer(lines: number, scene: string) {
  return { scene, lines: Math.max(fewest, lines - 1) }
}
