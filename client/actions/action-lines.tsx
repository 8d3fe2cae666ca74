import { Plus, X } from 'lucide-react'
import { actionsOf } from '../../shared/documents/action.ts'
import { addLine, lineRecord, removeLine, type Line, type LineList } from '../../shared/documents/action-lines.ts'
import type { LineId } from '../../shared/id.ts'
import { SharedInput } from '../editor/shared-input.tsx'
import { freshId } from '../link/fresh-id.ts'
import { recordIn, textIn } from '../link/record-in.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { joined } from '../ui/joined.ts'
import { useAllWords } from '../ui/words.tsx'
import type { Fiche } from './fiche.ts'
import { WrittenField } from './written.tsx'
import styles from './fiche.module.css'

interface ActionLinesProps {
  readonly fiche: Fiche
  readonly list: LineList
  /** Small print in the side column, body text in the main one. */
  readonly look?: 'body' | 'side'
}

/** A list of short lines; while it is empty, only the way to begin it, and nothing for readers. */
export function ActionLines({ fiche, list, look = 'body' }: ActionLinesProps) {
  const words = useAllWords().actions.lines
  const { action, open } = fiche
  const lines = open.mayWrite ? action[list] : action[list].filter(({ text }) => text.trim() !== '')
  const add = () =>
    open.link.write((doc) => {
      const record = recordIn(actionsOf(doc), action.id)
      if (record) addLine(record, list, freshId<LineId>())
    })
  const more = open.mayWrite && (
    <Button variant="quiet" icon={Plus} className={styles['more'] ?? ''} onClick={add}>
      {words.add[list]}
    </Button>
  )
  if (lines.length === 0) return more || null
  return (
    <WrittenField fiche={fiche} field={list} title={words.title[list]}>
      {() => (
        <>
          <ul className={joined(styles['lines'], styles[look])}>
            {lines.map((line, index) => (
              <li key={line.id}>{open.mayWrite ? <WrittenLine {...{ fiche, list, line, index }} /> : line.text}</li>
            ))}
          </ul>
          {more}
        </>
      )}
    </WrittenField>
  )
}

interface WrittenLineProps extends Pick<ActionLinesProps, 'fiche' | 'list'> {
  readonly line: Line
  readonly index: number
}

function WrittenLine({ fiche, list, line, index }: WrittenLineProps) {
  const words = useAllWords().actions.lines
  const { action, open, record } = fiche
  const text = textIn(lineRecord(record, list, line.id), 'text')
  const name = words.place(words.title[list], index + 1)
  const remove = () =>
    open.link.write((doc) => {
      const written = recordIn(actionsOf(doc), action.id)
      if (written) removeLine(written, list, line.id)
    })
  return (
    <>
      {text && (
        <SharedInput
          text={text}
          undo={open.undo}
          mayWrite
          maxLength={500}
          label={name}
          placeholder={words.placeholder[list]}
          className={styles['line'] ?? ''}
        />
      )}
      <IconButton variant="quiet" icon={X} label={words.remove(name)} onClick={remove} />
    </>
  )
}
