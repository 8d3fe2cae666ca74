import { Shell } from '../ui/shell.tsx'

/** Taking a seat: code, name and institution. */
export function JoinPage(_: { readonly code: string | null }) {
  return (
    <Shell>
      <h1>Tour de table</h1>
    </Shell>
  )
}
