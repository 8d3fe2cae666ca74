import { Shell } from '../ui/shell.tsx'

/** What a phone shows: the current task. */
export function PhonePage(_: { readonly workshop: string }) {
  return (
    <Shell>
      <h1>Tour de table</h1>
    </Shell>
  )
}
