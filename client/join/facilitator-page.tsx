import { Shell } from '../ui/shell.tsx'

/** Opening a démarche as its facilitator, by link. */
export function FacilitatorPage(_: { readonly workshop: string; readonly secret: string | null }) {
  return (
    <Shell>
      <h1>Tour de table</h1>
    </Shell>
  )
}
