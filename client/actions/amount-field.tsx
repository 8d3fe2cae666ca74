import { useId, useState } from 'react'
import { centsOf, typedAmount } from '../../shared/plan/money.ts'
import { useAllWords } from '../ui/words.tsx'
import styles from './money.module.css'

interface AmountFieldProps {
  readonly label: string
  /** Null while nobody has said. */
  readonly cents: number | null
  readonly onChange: (cents: number | null) => void
}

/** An amount in euros: written as soon as it is one, and kept as it was typed while it is not. */
export function AmountField({ label, cents, onChange }: AmountFieldProps) {
  const words = useAllWords().actions.budget
  const errorId = useId()
  const [draft, setDraft] = useState<string | null>(null)
  const isWrong = draft !== null && draft.trim() !== '' && centsOf(draft) === null
  const type = (typed: string) => {
    setDraft(typed)
    const amount = centsOf(typed)
    if (amount !== null || typed.trim() === '') onChange(amount)
  }
  return (
    <span className={styles['amount']}>
      <input
        className="in num"
        type="text"
        inputMode="decimal"
        aria-label={label}
        aria-invalid={isWrong || undefined}
        aria-describedby={isWrong ? errorId : undefined}
        value={draft ?? (cents === null ? '' : typedAmount(cents))}
        onChange={(event) => type(event.target.value)}
        onBlur={() => {
          if (!isWrong) setDraft(null)
        }}
      />
      {isWrong && (
        <span id={errorId} className="err" role="alert">
          {words.notAmount}
        </span>
      )}
    </span>
  )
}
