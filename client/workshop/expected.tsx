import type { View } from '../../shared/workshop/view.ts'
import { ButtonLink } from '../ui/button.tsx'
import type { Route } from '../ui/route.ts'
import { useAllWords } from '../ui/words.tsx'
import type { PlanFacts } from './plan-facts.ts'
import styles from './workshop.module.css'

interface Wait {
  readonly count: number
  readonly title: string
  readonly detail: string
  readonly verb: string
  readonly to: Route
}

/** What waits for this person: votes to cast, threads to answer, fiches to complete. */
export function Expected({ view, facts }: { readonly view: View; readonly facts: PlanFacts | null }) {
  const words = useAllWords().workshop.expected
  const waits = useWaits(view, facts).filter(({ count }) => count > 0)
  return (
    <section aria-labelledby="expected">
      <h2 id="expected">{words.title}</h2>
      {waits.length === 0 && <p className="mut">{words.nothing}</p>}
      <ul className={styles['waits']}>
        {waits.map(({ count, title, detail, verb, to }) => (
          <li key={title}>
            <span className={styles['number']}>{count}</span>
            <div>
              <p className="b">{title}</p>
              <p className="s mut">{detail}</p>
            </div>
            <ButtonLink to={to}>{verb}</ButtonLink>
          </li>
        ))}
      </ul>
    </section>
  )
}

function useWaits(view: View, facts: PlanFacts | null): readonly Wait[] {
  const words = useAllWords().workshop.expected
  const workshop = view.workshop.id
  const threads = Object.values(view.threads).filter(({ resolved }) => resolved === null)
  const about = (document: string) => threads.filter((thread) => thread.document === document)
  const votes = Object.values(view.rounds).filter((round) => round.status === 'open' && round.mine === null)
  const drafts = facts?.plan.actions.filter((action) => !action.isArchived && action.lead === null) ?? []
  const maySaveVote = view.may.ask.includes('cast-ballot')
  return [
    { count: maySaveVote ? votes.length : 0, ...words.vote, to: { page: 'session', workshop } },
    { count: about('diagnostic').length, ...words.diagnostic, to: { page: 'diagnostic', workshop, domain: null } },
    { count: about('plan').length, ...words.plan, to: { page: 'plan', workshop, action: null } },
    { count: view.phase === 'plan' ? drafts.length : 0, ...words.lead, to: { page: 'plan', workshop, action: null } },
  ]
}
