import { Suspense } from 'react'
import { Announcer } from '../ui/announcer.tsx'
import { useRoute } from '../ui/navigation.ts'
import { pathOf } from '../ui/route.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { useWords } from '../ui/words.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { Page } from './pages.tsx'
import { useRouteFocus } from './route-focus.ts'
import styles from './app.module.css'

/** The whole application: the page of the present address, and what says when it cannot be shown. */
export function App() {
  const route = useRoute()
  const words = useWords()
  useRouteFocus(route)
  return (
    <>
      <ErrorBoundary words={words.ui} address={pathOf(route)}>
        <Suspense fallback={<Waiting />}>
          <Page route={route} />
        </Suspense>
      </ErrorBoundary>
      <Announcer />
    </>
  )
}

function Waiting() {
  return (
    <div className={styles['waiting']}>
      <Skeleton lines={4} />
    </div>
  )
}
