import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import type { Finding } from '../../shared/documents/finding.ts'
import { SharedInput } from '../editor/shared-input.tsx'
import { textIn } from '../link/record-in.ts'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import styles from './finding.module.css'

interface FindingTitleProps {
  readonly finding: Finding
  readonly code: string
  readonly record: Y.Map<unknown> | null
  readonly desk: Desk
  readonly isNew: boolean
}

/** The title of a finding, typed in together where one may write. */
export function FindingTitle({ finding, code, record, desk, isNew }: FindingTitleProps) {
  const words = useAllWords().diagnostic
  const area = useRef<HTMLTextAreaElement>(null)
  const text = textIn(record, 'title')
  useEffect(() => {
    if (isNew) area.current?.focus()
  }, [isNew])
  if (!desk.mayWrite || text === null) return <h2 className={styles['title']}>{finding.title || words.untitled}</h2>
  return (
    <>
      <h2 className="sr">
        {code} {finding.title || words.untitled}
      </h2>
      <div data-field="title">
        <SharedInput
          ref={area}
          className={styles['title'] ?? ''}
          text={text}
          undo={desk.undo}
          mayWrite
          maxLength={500}
          label={words.titleOf(code)}
          placeholder={words.untitled}
        />
      </div>
    </>
  )
}
