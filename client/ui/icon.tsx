import type { LucideIcon } from 'lucide-react'

/** A pictogram beside words, never instead of them: 20 px, thin line, hidden from screen readers. */
export function Icon({ of: Drawing }: { readonly of: LucideIcon }) {
  return <Drawing className="i" strokeWidth={1.75} aria-hidden="true" focusable="false" />
}
