import { Lock } from 'lucide-react'
import type { Phase } from '../../shared/workshop/phase.ts'
import type { View } from '../../shared/workshop/view.ts'
import { ButtonLink } from '../ui/button.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './workshop.module.css'

const phasesOfSpaces: readonly Phase[] = ['prepare', 'listen', 'share']

/** The way into the person's own space while it is written in, and into those that were opened to them. */
export function SpaceCard({ view }: { readonly view: View }) {
  const words = useAllWords().space
  const { id: workshop, institutions } = view.workshop
  const isWritten = phasesOfSpaces.includes(view.phase)
  const mine = institutions.find(({ id }) => id === view.me?.institution)
  const others = institutions.filter(({ id }) => id !== mine?.id && view.spaces[id])
  const own = isWritten ? mine : undefined
  if (!isWritten && others.length === 0) return null
  return (
    <section className={styles['card']} aria-labelledby="space">
      <Icon of={Lock} />
      <div>
        <h2 id="space">{own ? words.own(own.short) : words.card.title}</h2>
        {isWritten && <p>{own ? words.card.text : words.card.none}</p>}
        {others.length > 0 && (
          <p>
            {words.card.others}
            {' : '}
            {others.map(({ id, short }, place) => (
              <span key={id}>
                {place > 0 && ', '}
                <Link to={{ page: 'space', workshop, institution: id, domain: null }}>{short}</Link>
              </span>
            ))}
          </p>
        )}
      </div>
      {own && (
        <ButtonLink to={{ page: 'space', workshop, institution: null, domain: null }}>{words.card.open}</ButtonLink>
      )}
    </section>
  )
}
