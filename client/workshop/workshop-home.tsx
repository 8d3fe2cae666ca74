import { ArrowRight, SlidersHorizontal } from 'lucide-react'
import { phases } from '../../shared/workshop/phase.ts'
import type { View } from '../../shared/workshop/view.ts'
import { CatchUpEntry } from '../catch-up/catch-up-entry.tsx'
import { useWorkshop } from '../link/workshop-context.tsx'
import { WorkshopShell } from '../link/workshop-shell.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Threads } from '../ui/threads.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { Expected } from './expected.tsx'
import { Institutions } from './institutions.tsx'
import { LatestComments } from './latest-comments.tsx'
import { nextStep } from './next-step.ts'
import { usePlanFacts } from './plan-facts.ts'
import { SpaceCard } from './space-card.tsx'
import styles from './workshop.module.css'

/** Where a démarche stands: its territory, its partners around the table, its path, and what waits for the person. */
export function WorkshopHome() {
  const { workshop: words, preparing } = useAllWords()
  const { view } = useWorkshop()
  const { id, title, institutions } = view.workshop
  const facts = usePlanFacts(id)
  const step = nextStep(view)
  usePageTitle(title)
  return (
    <WorkshopShell>
      <div className={styles['home']}>
        <div className={styles['head']}>
          <div>
            <h1>{title}</h1>
            <Territory workshop={view.workshop} />
            <p className={styles['next']}>
              <ButtonLink variant="primary" big to={step.to} iconAfter={ArrowRight}>
                {words.next[step.name]}
              </ButtonLink>
              <CatchUpEntry workshop={id} />
              {view.me?.role === 'facilitator' && (
                <ButtonLink big to={{ page: 'preparing', workshop: id }} icon={SlidersHorizontal}>
                  {preparing.open}
                </ButtonLink>
              )}
            </p>
          </div>
          <Institutions view={view} />
        </div>
        <div className={styles['path']}>
          <Threads
            label={words.path}
            count={institutions.length}
            joinsAt={phases.indexOf('share')}
            steps={phases.map((phase, place) => ({
              title: words.phases[phase].title,
              detail: words.phases[phase].detail,
              status: statusOf(place, phases.indexOf(view.phase)),
            }))}
          />
        </div>
        <SpaceCard view={view} />
        <div className={styles['columns']}>
          <Expected view={view} facts={facts} />
          <LatestComments view={view} facts={facts} />
        </div>
      </div>
    </WorkshopShell>
  )
}

function Territory({ workshop: { territory, period } }: { readonly workshop: View['workshop'] }) {
  const words = useAllWords().workshop
  const formats = useFormats()
  const population = territory.figures[0]
  return (
    <p className={styles['facts']}>
      <span>{[territory.department, territory.region].filter(Boolean).join(', ')}</span>
      <b>{formats.years(period.start, period.end)}</b>
      {territory.communes.length > 0 && (
        <span>
          <b className="num">{formats.number(territory.communes.length)}</b> {words.communes(territory.communes.length)}
        </span>
      )}
      {population && (
        <span>
          <b className="num">{formats.number(population.value)}</b> {population.unit}
          {population.year !== null && ` (${population.year})`}
        </span>
      )}
    </p>
  )
}

function statusOf(place: number, now: number): 'done' | 'now' | 'todo' {
  if (place === now) return 'now'
  return place < now ? 'done' : 'todo'
}
