import { useId } from 'react'
import type { Finding } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import { RichTextView } from '../editor/rich-text-view.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './merge.module.css'

interface WordingChoiceProps {
  readonly findings: readonly Finding[]
  readonly codes: ReadonlyMap<FindingId, string>
  readonly institutions: readonly Institution[]
  readonly wording: FindingId
  readonly onChoose: (wording: FindingId) => void
}

/** Wordings side by side, to choose the one that a common finding starts with. */
export function WordingChoice({ findings, codes, institutions, wording, onChoose }: WordingChoiceProps) {
  const words = useAllWords()
  const name = useId()
  const hint = useId()
  return (
    <fieldset className={styles['wordings']} aria-describedby={hint}>
      <legend className="lbl">{words.merge.wording}</legend>
      <p id={hint} className="s mut">
        {words.merge.wordingHint}
      </p>
      <div className={styles['columns']}>
        {findings.map(({ id, title, body, origins }) => (
          <div key={id} className={styles['wording']}>
            <label>
              <input type="radio" name={name} checked={id === wording} onChange={() => onChoose(id)} />
              <span>
                <b>{codes.get(id)}</b> {title || words.diagnostic.untitled}
              </span>
            </label>
            <p className="s mut">
              {institutions
                .filter((one) => origins.includes(one.id))
                .map(({ short }) => short)
                .join(', ')}
            </p>
            <RichTextView text={body} />
          </div>
        ))}
      </div>
    </fieldset>
  )
}
