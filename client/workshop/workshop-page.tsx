import type { WorkshopRoute } from '../ui/route.ts'
import { Shell } from '../ui/shell.tsx'

/** Everything of a démarche that is read and written at a desk. */
export function WorkshopPage(_: { readonly workshop: string; readonly route: WorkshopRoute }) {
  return (
    <Shell>
      <h1>Tour de table</h1>
    </Shell>
  )
}
