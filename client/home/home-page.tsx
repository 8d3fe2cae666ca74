import { Shell } from '../ui/shell.tsx'

/** The first page: a code to join, and the démarches that this browser takes part in. */
export function HomePage() {
  return (
    <Shell>
      <h1>Tour de table</h1>
    </Shell>
  )
}
