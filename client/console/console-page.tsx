import { Shell } from '../ui/shell.tsx'

/** The facilitator's console. */
export function ConsolePage(_: { readonly workshop: string }) {
  return (
    <Shell>
      <h1>Tour de table</h1>
    </Shell>
  )
}
