import { useState } from 'react'
import { isMonth } from '../../shared/documents/action-steps.ts'

interface StepMonthProps {
  readonly label: string
  /** YYYY-MM, or empty. */
  readonly due: string
  readonly onChange: (due: string) => void
}

/** The month of a step: written once it is one, so that the steps do not change places while it is typed. */
export function StepMonth({ label, due, onChange }: StepMonthProps) {
  const [draft, setDraft] = useState<string | null>(null)
  const leave = () => {
    if (draft !== null && (draft === '' || isMonth(draft))) {
      if (draft !== due) onChange(draft)
      setDraft(null)
    }
  }
  return (
    <input
      className="in"
      type="month"
      aria-label={label}
      placeholder="2021-09"
      value={draft ?? due}
      onChange={(event) => setDraft(event.target.value)}
      onBlur={leave}
    />
  )
}
