import { Check } from 'lucide-react'
import type { Words } from '../../shared/i18n/words.ts'
import { Field } from '../ui/field.tsx'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../ui/words.tsx'
import { spacedCode, type CodeCheck } from './code-check.ts'
import styles from './join.module.css'

interface CodeFieldProps {
  readonly value: string
  readonly check: CodeCheck
  readonly error: string | null
  readonly onChange: (value: string) => void
}

/** The six digits shown in the room, and at once what they open. */
export function CodeField({ value, check, error, onChange }: CodeFieldProps) {
  const { join, refusals } = useWords()
  const words = join.taking
  return (
    <div className={styles['field']}>
      <Field
        label={words.code}
        value={value}
        onChange={(text) => onChange(spacedCode(text))}
        error={error ?? codeError(check, refusals)}
        inputMode="numeric"
        autoComplete="one-time-code"
        maxLength={20}
        name="code"
        controlClassName={styles['code'] ?? ''}
      />
      <p className={styles['good']} role="status">
        {check.status === 'checking' && <span className="mut">{words.checking}</span>}
        {check.status === 'known' && (
          <>
            <Icon of={Check} />
            {check.opens.title}
          </>
        )}
      </p>
    </div>
  )
}

function codeError(check: CodeCheck, words: Words['refusals']): string | null {
  switch (check.status) {
    case 'unknown':
      return words.doors['unknown-code']
    case 'unreachable':
      return words.doors.unreachable
    case 'waiting':
      return words.tooManyTries(check.seconds)
    case 'incomplete':
    case 'checking':
    case 'known':
      return null
  }
}
