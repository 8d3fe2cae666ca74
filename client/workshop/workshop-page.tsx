import { lazy, Suspense, useMemo } from 'react'
import { spaceOf } from '../../shared/workshop/document-name.ts'
import { VisitNote } from '../catch-up/visit-note.tsx'
import type { Writer } from '../editor/writers.ts'
import { useView, WorkshopProvider } from '../link/workshop-context.tsx'
import { WorkshopShell } from '../link/workshop-shell.tsx'
import type { WorkshopRoute } from '../ui/route.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { VersionsEntry } from '../versions/versions-entry.tsx'
import { WorkshopHome } from './workshop-home.tsx'
import styles from './workshop.module.css'

// The editor and the documents weigh most of the product: each section brings its own code.
const DiagnosticPage = lazy(async () => ({
  default: (await import('../diagnostic/diagnostic-page.tsx')).DiagnosticPage,
}))
const SpacePage = lazy(async () => ({ default: (await import('../diagnostic/space-page.tsx')).SpacePage }))
const PlanPage = lazy(async () => ({ default: (await import('../actions/plan-page.tsx')).PlanPage }))
const ActionPage = lazy(async () => ({ default: (await import('../actions/action-page.tsx')).ActionPage }))
const ResultsSection = lazy(async () => ({
  default: (await import('../results/results-section.tsx')).ResultsSection,
}))
const CatchUpPage = lazy(async () => ({ default: (await import('../catch-up/catch-up-page.tsx')).CatchUpPage }))
const ConversationsPage = lazy(async () => ({
  default: (await import('../comments/conversations-page.tsx')).ConversationsPage,
}))
const DocumentsSection = lazy(async () => ({
  default: (await import('../export/documents-section.tsx')).DocumentsSection,
}))

const PreparingPage = lazy(async () => ({
  default: (await import('../preparing/preparing-page.tsx')).PreparingPage,
}))
const ComparisonPage = lazy(async () => ({ default: (await import('../versions/comparison-page.tsx')).ComparisonPage }))

/** Everything of a démarche that is read and written at a desk. */
export function WorkshopPage({ workshop, route }: { readonly workshop: string; readonly route: WorkshopRoute }) {
  return (
    <WorkshopProvider workshop={workshop}>
      <VisitNote workshop={workshop} />
      <Suspense fallback={<Waiting />}>
        <Section route={route} />
      </Suspense>
    </WorkshopProvider>
  )
}

function Section({ route }: { readonly route: WorkshopRoute }) {
  const me = useWriter()
  const { workshop } = route
  switch (route.page) {
    case 'workshop':
      return <WorkshopHome />
    case 'diagnostic':
      return (
        <DiagnosticPage
          workshop={workshop}
          domain={route.domain}
          me={me}
          versions={<VersionsEntry document="diagnostic" />}
        />
      )
    case 'space':
      return (
        <SpacePage
          workshop={workshop}
          institution={route.institution}
          domain={route.domain}
          me={me}
          versionsOf={(institution) => <VersionsEntry document={spaceOf(institution)} />}
        />
      )
    case 'plan':
      return route.action === null ? (
        <PlanPage workshop={workshop} versions={<VersionsEntry document="plan" />} />
      ) : (
        <ActionPage key={route.action} workshop={workshop} action={route.action} me={me} />
      )
    case 'results':
      return (
        <WorkshopShell>
          <ResultsSection round={route.round} />
        </WorkshopShell>
      )
    case 'catch-up':
      return <CatchUpPage />
    case 'conversations':
      return <ConversationsPage />
    case 'documents':
      return (
        <WorkshopShell>
          <DocumentsSection />
        </WorkshopShell>
      )
    case 'preparing':
      return (
        <WorkshopShell>
          <PreparingPage />
        </WorkshopShell>
      )
    case 'comparison':
      return (
        <WorkshopShell>
          <ComparisonPage from={route.from} to={route.to} />
        </WorkshopShell>
      )
  }
}

/** This person, as the others see them in a document. */
function useWriter(): Writer {
  const me = useView((view) => view.me)
  const institutions = useView((view) => view.workshop.institutions)
  return useMemo(() => {
    const detail = institutions.find(({ id }) => id === me?.institution)?.short
    return { id: me?.id ?? '', name: me?.name ?? '', detail }
  }, [me, institutions])
}

function Waiting() {
  return (
    <WorkshopShell>
      <div className={styles['waiting']}>
        <Skeleton lines={6} />
      </div>
    </WorkshopShell>
  )
}
