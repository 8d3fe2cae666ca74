import { lazy, Suspense, type ComponentProps } from 'react'

const FindingAuthors = lazy(async () => ({ default: (await import('./finding-authors.tsx')).FindingAuthors }))
const FindingMerge = lazy(async () => ({ default: (await import('./finding-merge.tsx')).FindingMerge }))
const MergeDialog = lazy(async () => ({ default: (await import('./merge-dialog.tsx')).MergeDialog }))

interface LateAuthorsProps extends Omit<ComponentProps<typeof FindingAuthors>, 'fragment'> {
  readonly fragment: ComponentProps<typeof FindingAuthors>['fragment'] | null
}

/** Who wrote a finding, whose code comes when somebody asks for it. */
export function LateAuthors({ fragment, ...props }: LateAuthorsProps) {
  return <Suspense fallback={null}>{fragment && <FindingAuthors {...props} fragment={fragment} />}</Suspense>
}

/** What stands behind a common finding, whose code comes where there is one. */
export function LateMerge(props: ComponentProps<typeof FindingMerge>) {
  return (
    <Suspense fallback={null}>
      <FindingMerge {...props} />
    </Suspense>
  )
}

/** The question what to merge a finding with, whose code comes when somebody asks it. */
export function LateMergeDialog(props: ComponentProps<typeof MergeDialog>) {
  return (
    <Suspense fallback={null}>
      <MergeDialog {...props} />
    </Suspense>
  )
}
