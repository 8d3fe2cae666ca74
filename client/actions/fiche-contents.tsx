import type { Action } from '../../shared/documents/action.ts'
import { joined } from '../ui/joined.ts'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { ficheSections, isFilled, missingFields } from './completeness.ts'
import styles from './fiche.module.css'

/** The chapters of a fiche, filled or not, and what it still lacks to be complete. */
export function FicheContents({ action }: { readonly action: Action }) {
  const words = useAllWords().actions
  const formats = useFormats()
  const missing = missingFields(action).map((field) => words.missing[field])
  const filled = ficheSections.filter((section) => isFilled(action, section)).length
  return (
    <>
      <ul>
        {ficheSections.map((section) => (
          <li key={section}>
            <a href={`#${section}`}>
              <span className={joined(styles['dot'], isFilled(action, section) && styles['full'])} aria-hidden="true" />
              {words.section[section]}
              {!isFilled(action, section) && <span className="sr">{words.emptySection}</span>}
            </a>
          </li>
        ))}
      </ul>
      <p role="status">
        {words.filled(filled, ficheSections.length)}{' '}
        {missing.length === 0 ? words.complete : words.lacks(formats.list(missing))}
      </p>
    </>
  )
}
