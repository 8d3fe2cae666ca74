import { useView } from '../link/workshop-context.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { useAllWords } from '../ui/words.tsx'
import { CompetencesSection } from './competences-section.tsx'
import { DomainsSection } from './domains-section.tsx'
import { InstitutionsSection } from './institutions-section.tsx'
import { LevelsSection } from './levels-section.tsx'
import { PeriodSection } from './period-section.tsx'
import { PreviousSection } from './previous-section.tsx'
import { sectionNames } from './section.tsx'
import { TerritorySection } from './territory-section.tsx'
import styles from './preparing.module.css'

/** Where facilitators set up a démarche: each part is a form of its own. */
export function PreparingPage() {
  const words = useAllWords().preparing
  const workshop = useView((view) => view.workshop.id)
  const role = useView((view) => view.me?.role)
  usePageTitle(words.title)
  if (role !== 'facilitator') {
    return (
      <div className={styles['page']}>
        <h1>{words.title}</h1>
        <Empty
          title={words.facilitatorsOnly}
          action={<ButtonLink to={{ page: 'workshop', workshop }}>{words.back}</ButtonLink>}
        >
          {words.facilitatorsOnlyHelp}
        </Empty>
      </div>
    )
  }
  return (
    <div className={styles['page']}>
      <header className={styles['head']}>
        <h1>{words.title}</h1>
        <p className="mut">{words.intro}</p>
      </header>
      <nav className={styles['side']} aria-label={words.sections}>
        <ul>
          {sectionNames.map((name) => (
            <li key={name}>
              <a href={`#${name}`}>{words[name].title}</a>
            </li>
          ))}
        </ul>
      </nav>
      <div className={styles['sheet']}>
        <TerritorySection />
        <PeriodSection />
        <DomainsSection />
        <InstitutionsSection />
        <CompetencesSection />
        <PreviousSection />
        <LevelsSection />
      </div>
    </div>
  )
}
