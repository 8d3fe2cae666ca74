import type { Finding } from '../../shared/documents/finding.ts'
import type { Domain } from '../../shared/workshop/workshop.ts'
import { domainClass } from '../ui/domain.tsx'
import { joined } from '../ui/joined.ts'
import { Link } from '../ui/link.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './stakes.module.css'

interface FindingNameProps {
  readonly finding: Finding
  readonly code: string
  readonly workshop: string
  readonly domains: readonly Domain[]
}

/** A finding called by its code and title, leading to it. */
export function FindingName({ finding, code, workshop, domains }: FindingNameProps) {
  const words = useAllWords().diagnostic
  const domain = domains.find(({ id }) => id === finding.domain)
  return (
    <Link
      to={{ page: 'diagnostic', workshop, domain: finding.id }}
      className={joined(styles['name'], domain && domainClass(domain))}
    >
      <b>{code}</b> <span>{finding.title || words.untitled}</span>
    </Link>
  )
}
