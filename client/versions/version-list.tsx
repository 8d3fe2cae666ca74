import { History } from 'lucide-react'
import type { Version } from '../../shared/workshop/version.ts'
import { useView } from '../link/workshop-context.tsx'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { momentOf, nameOf, type Naming } from './version-words.ts'
import styles from './versions.module.css'

interface VersionListProps {
  readonly versions: readonly Version[]
  readonly naming: Naming
  /** Null for those who may not go back now. */
  readonly onRestore: ((version: Version) => void) | null
}

/** Versions by date: what each is called, when it was kept and by whom. */
export function VersionList({ versions, naming, onRestore }: VersionListProps) {
  const words = naming.words.versions
  const workshop = useView((view) => view.workshop.id)
  const participants = useView((view) => view.participants)
  return (
    <ol className={styles['list']}>
      {versions.map((version) => {
        const [name, moment] = [nameOf(version, naming), momentOf(version, naming)]
        const person = version.by && participants[version.by]
        return (
          <li key={version.id}>
            <p className={styles['name']}>{name}</p>
            <p className={styles['when']}>
              <time dateTime={new Date(version.at).toISOString()}>
                <Ordinals text={moment} />
              </time>
              {person && words.by(person.name)}
            </p>
            {version.document !== 'plan' && (
              <Link
                className={styles['compare']}
                to={{ page: 'comparison', workshop, from: version.id, to: null }}
                aria-label={naming.words.comparison.openOf(name, moment)}
              >
                {naming.words.comparison.open}
              </Link>
            )}
            {onRestore && (
              <Button icon={History} aria-label={words.restoreOf(name, moment)} onClick={() => onRestore(version)}>
                {words.restore}
              </Button>
            )}
          </li>
        )
      })}
    </ol>
  )
}
