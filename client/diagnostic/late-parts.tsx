import { lazy, Suspense, useEffect, type ComponentProps } from 'react'
import { richTextEditor } from '../editor/rich-text-field.tsx'
import { editorToolbar } from '../editor/writing-frame.tsx'

const findingAuthors = () => import('./finding-authors.tsx')
const findingMerge = () => import('./finding-merge.tsx')
const mergeDialog = () => import('./merge-dialog.tsx')
const similarPanel = () => import('./similar-panel.tsx')
const sessionsSheet = () => import('./sessions-sheet.tsx')
const stakesSheet = () => import('./stakes-sheet.tsx')
const lateParts = [
  richTextEditor,
  editorToolbar,
  findingAuthors,
  findingMerge,
  mergeDialog,
  similarPanel,
  sessionsSheet,
  stakesSheet,
]

/** The stakes, whose code comes later than that of the findings. */
export const StakesSheet = lazy(async () => ({ default: (await stakesSheet()).StakesSheet }))
/** An institution’s own sessions, whose code comes later too. */
export const SessionsSheet = lazy(async () => ({ default: (await sessionsSheet()).SessionsSheet }))
const FindingAuthors = lazy(async () => ({ default: (await findingAuthors()).FindingAuthors }))
const FindingMerge = lazy(async () => ({ default: (await findingMerge()).FindingMerge }))
const SimilarPanel = lazy(async () => ({ default: (await similarPanel()).SimilarPanel }))
const MergeDialog = lazy(async () => ({ default: (await mergeDialog()).MergeDialog }))

/** Fetches all that comes later once the page stands: who is without network by then could not write a first finding. */
export function useLateParts(): void {
  useEffect(() => {
    // What cannot be fetched now is asked for again where it is needed.
    for (const part of lateParts) part().catch(() => null)
  }, [])
}

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

/** Findings that seem to say the same, whose code comes after the findings. */
export function LateSimilarPanel(props: ComponentProps<typeof SimilarPanel>) {
  return (
    <Suspense fallback={null}>
      <SimilarPanel {...props} />
    </Suspense>
  )
}
