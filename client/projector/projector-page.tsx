import { Shell } from '../ui/shell.tsx'

/** The room's screen. */
export function ProjectorPage(_: { readonly workshop: string; readonly secret: string | null }) {
  return (
    <Shell>
      <h1>Tour de table</h1>
    </Shell>
  )
}
