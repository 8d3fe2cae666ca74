import { actionsOf } from '../../shared/documents/action.ts'
import { recordIn, textIn } from '../link/record-in.ts'
import { Field } from '../ui/field.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import type { Fiche } from './fiche.ts'
import { monthText } from './month-text.ts'
import { WrittenField } from './written.tsx'

/** The month in which an action begins or ends. */
export function ActionMonth({ fiche, field }: { readonly fiche: Fiche; readonly field: 'start' | 'end' }) {
  const words = useAllWords().actions
  const formats = useFormats()
  const { action, open } = fiche
  const value = action[field]
  const write = (month: string) =>
    open.link.write((doc) => {
      const text = textIn(recordIn(actionsOf(doc), action.id), field)
      text?.delete(0, text.length)
      text?.insert(0, month)
    })
  if (!open.mayWrite) {
    if (value === '') return null
    return (
      <WrittenField fiche={fiche} field={field} title={words.field[field]}>
        {() => <p>{monthText(value, formats)}</p>}
      </WrittenField>
    )
  }
  return (
    <div data-field={field}>
      <Field label={words.field[field]} type="month" value={value} onChange={write} placeholder="2021-09" />
    </div>
  )
}
