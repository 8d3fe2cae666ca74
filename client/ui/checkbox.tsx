import { useId, type ReactNode } from 'react'
import { joined } from './joined.ts'
import styles from './checkbox.module.css'

interface CheckboxProps {
  readonly label: ReactNode
  readonly checked: boolean
  readonly onChange: (checked: boolean) => void
  readonly hint?: ReactNode
  readonly name?: string
  readonly className?: string
}

/** A box to tick; the whole line can be pressed. */
export function Checkbox({ label, checked, onChange, hint, name, className }: CheckboxProps) {
  const hintId = useId()
  return (
    <div className={joined(styles['line'], className)}>
      <label>
        <input
          type="checkbox"
          name={name}
          checked={checked}
          aria-describedby={hint ? hintId : undefined}
          onChange={(event) => onChange(event.target.checked)}
        />
        <span>{label}</span>
      </label>
      {hint && (
        <p id={hintId} className="s mut">
          {hint}
        </p>
      )}
    </div>
  )
}
