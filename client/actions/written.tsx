import { useId, type ReactNode } from 'react'
import { actionsOf, type ActionText } from '../../shared/documents/action.ts'
import { SharedInput } from '../editor/shared-input.tsx'
import { recordIn, textIn } from '../link/record-in.ts'
import { personTone } from '../ui/avatar.tsx'
import { joined } from '../ui/joined.ts'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { amount } from '../../shared/i18n/amount.ts'
import { centsOf } from '../../shared/plan/money.ts'
import type { Fiche } from './fiche.ts'
import styles from './fiche.module.css'

interface WrittenFieldProps {
  readonly fiche: Fiche
  readonly field: string
  readonly title: string
  readonly children: (titleId: string) => ReactNode
}

/** A named field of a fiche; framed with the name of whoever else is writing in it. */
export function WrittenField({ fiche, field, title, children }: WrittenFieldProps) {
  const words = useAllWords().actions
  const id = useId()
  const writer = fiche.writers.find((one) => one.field === field)
  return (
    <div
      className={joined(styles['field'], writer && styles['on'], writer && `p${personTone(writer.id)}`)}
      data-field={field}
    >
      {writer && <span className={styles['who']}>{words.writesHere(writer.name, writer.detail ?? null)}</span>}
      <h3 id={id}>{title}</h3>
      {children(id)}
    </div>
  )
}

interface WrittenTextProps {
  readonly fiche: Fiche
  readonly field: ActionText
  readonly lines?: 'one' | 'many'
  readonly inputMode?: 'text' | 'decimal'
  /** Small print in the side column, body text in the main one. */
  readonly look?: 'body' | 'side'
}

/** A field of words that several people may type in at once; an empty one is not shown to readers. */
export function WrittenText({ fiche, field, lines = 'many', inputMode, look = 'body' }: WrittenTextProps) {
  const words = useAllWords().actions
  const formats = useFormats()
  const { action, open, record } = fiche
  const cents = field === 'budget' ? centsOf(action.budget) : null
  const text = textIn(record, field)
  if (!open.mayWrite || text === null) {
    if (action[field].trim() === '') return null
    return (
      <WrittenField fiche={fiche} field={field} title={words.field[field]}>
        {() => <p className={styles[look]}>{cents === null ? action[field] : amount(cents, formats)}</p>}
      </WrittenField>
    )
  }
  return (
    <WrittenField fiche={fiche} field={field} title={words.field[field]}>
      {(titleId) => (
        <SharedInput
          text={text}
          undo={open.undo}
          mayWrite
          labelledBy={titleId}
          placeholder={words.placeholder[field]}
          lines={lines}
          className={styles[look] ?? ''}
          {...(inputMode ? { inputMode } : {})}
        />
      )}
    </WrittenField>
  )
}

/** Sets a field of an action as a whole. */
export function setField({ open, action }: Fiche, field: string, value: string | boolean): void {
  open.link.write((doc) => recordIn(actionsOf(doc), action.id)?.set(field, value))
}
