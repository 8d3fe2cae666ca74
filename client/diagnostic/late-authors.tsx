import { lazy, Suspense } from 'react'
import type * as Y from 'yjs'

const FindingAuthors = lazy(async () => ({ default: (await import('./finding-authors.tsx')).FindingAuthors }))

interface LateAuthorsProps {
  readonly isOpen: boolean
  readonly name: string
  readonly fragment: Y.XmlFragment | null
  readonly onClose: () => void
}

/** Who wrote a finding, whose code comes when somebody asks for it. */
export function LateAuthors({ isOpen, name, fragment, onClose }: LateAuthorsProps) {
  if (!isOpen || !fragment) return null
  return (
    <Suspense fallback={null}>
      <FindingAuthors name={name} fragment={fragment} onClose={onClose} />
    </Suspense>
  )
}
