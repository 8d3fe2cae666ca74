import type { ReactNode } from 'react'

/** Words that are heard and not seen. */
export function VisuallyHidden({ children }: { readonly children: ReactNode }) {
  return <span className="sr">{children}</span>
}
