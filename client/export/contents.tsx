import { Check } from 'lucide-react'
import { useView } from '../link/workshop-context.tsx'
import { Icon } from '../ui/icon.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import type { DocumentKind } from './documents-section.tsx'
import styles from './documents-section.module.css'

/** What each form of the document holds today. */
export function Contents({ kind }: { readonly kind: DocumentKind }) {
  const lines = useLines(kind)
  return (
    <ul className={styles['contents']}>
      {lines.map((line) => (
        <li key={line}>
          <Icon of={Check} />
          <span>{line}</span>
        </li>
      ))}
    </ul>
  )
}

function useLines(kind: DocumentKind): readonly string[] {
  const { exporting: words, documents, results } = useAllWords()
  const formats = useFormats()
  const { institutions, domains } = useView((view) => view.workshop)
  const rounds = useView((view) => view.rounds)
  const decisions = useView((view) => view.decisions)
  if (kind === 'json') return Object.values(words.jsonHolds)
  const start = [words.docxHolds.cover, words.docxHolds.partners(documents.diagnostic.partners(institutions.length))]
  const diagnostic = words.docxHolds.diagnostic(documents.diagnostic.domains(domains.length))
  if (kind === 'diagnostic')
    return [...start, ...Object.values(words.diagnosticHolds), diagnostic, words.docxHolds.stakes]
  const revealed = Object.values(rounds).filter((round) => round.status === 'revealed').length
  return [
    ...start,
    diagnostic,
    words.docxHolds.stakes,
    words.docxHolds.synopsis,
    words.docxHolds.fiches,
    revealed === 0 ? words.docxHolds.noResults : words.docxHolds.results(results.rounds(revealed)),
    words.docxHolds.decisions(formats.number(Object.keys(decisions).length)),
  ]
}
