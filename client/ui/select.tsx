import { ChevronDown } from 'lucide-react'
import type { SelectHTMLAttributes } from 'react'
import { Icon } from './icon.tsx'
import { joined } from './joined.ts'
import { Labelled, type LabelledProps } from './labelled.tsx'
import styles from './select.module.css'

export interface SelectOption<Value extends string> {
  readonly value: Value
  readonly label: string
}

interface SelectProps<Value extends string>
  extends
    LabelledProps,
    Omit<SelectHTMLAttributes<HTMLSelectElement>, 'value' | 'onChange' | 'className' | 'id' | 'children'> {
  readonly value: Value | ''
  readonly options: readonly SelectOption<Value>[]
  /** Shown while nothing is chosen, such as « Choisissez… ». */
  readonly placeholder?: string
  readonly onChange: (value: Value) => void
  readonly controlClassName?: string
}

/** A choice among a list, by the system's own control: the surest on a phone. */
export function Select<Value extends string>(props: SelectProps<Value>) {
  const {
    label,
    hint,
    error,
    optional = false,
    className,
    controlClassName,
    options,
    placeholder,
    onChange,
    ...select
  } = props
  const choose = (value: string) => {
    const chosen = options.find((option) => option.value === value)
    if (chosen) onChange(chosen.value)
  }
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional} className={className}>
      {(control) => (
        <span className={styles['box']}>
          <select
            {...select}
            {...control}
            className={joined('in', styles['select'], controlClassName)}
            onChange={(event) => choose(event.target.value)}
          >
            {placeholder !== undefined && (
              <option value="" disabled>
                {placeholder}
              </option>
            )}
            {options.map((option) => (
              <option key={option.value} value={option.value}>
                {option.label}
              </option>
            ))}
          </select>
          <Icon of={ChevronDown} />
        </span>
      )}
    </Labelled>
  )
}
