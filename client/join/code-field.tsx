import { Check } from 'lucide-react'
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
  const words = useWords().join.taking
  return (
    <div className={styles['field']}>
      <Field
        label={words.code}
        value={value}
        onChange={(text) => onChange(spacedCode(text))}
        error={error ?? codeError(check, words)}
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

function codeError(check: CodeCheck, words: ReturnType<typeof useWords>['join']['taking']): string | null {
  switch (check.status) {
    case 'unknown':
      return words.unknownCode
    case 'unreachable':
      return words.unreachable
    case 'waiting':
      return words.tooManyTries(check.seconds)
    case 'incomplete':
    case 'checking':
    case 'known':
      return null
  }
}
