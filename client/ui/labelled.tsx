import { useId, type ReactNode } from 'react'
import { useWords } from './words.tsx'
import { joined } from './joined.ts'

/** What a control needs to be tied to its label, hint and error. */
export interface ControlProps {
  readonly id: string
  readonly 'aria-describedby': string | undefined
  readonly 'aria-invalid': true | undefined
}

export interface LabelledProps {
  readonly label: ReactNode
  /** One sentence of help, always shown. */
  readonly hint?: ReactNode
  /** What is wrong and what to do, or nothing. */
  readonly error?: ReactNode
  /** Says « facultatif » beside the label. */
  readonly optional?: boolean
  readonly className?: string | undefined
}

/** A label above any control, its hint and its error below, wired for screen readers. */
export function Labelled(props: LabelledProps & { readonly children: (control: ControlProps) => ReactNode }) {
  const words = useWords()
  const id = useId()
  const hintId = props.hint ? `${id}-hint` : null
  const errorId = props.error ? `${id}-error` : null
  return (
    <div className={joined('field', props.className)}>
      <label htmlFor={id}>
        {props.label}
        {props.optional && <span className="hint"> ({words.ui.optional})</span>}
      </label>
      {props.children({
        id,
        'aria-describedby': joined(errorId, hintId) || undefined,
        'aria-invalid': props.error ? true : undefined,
      })}
      {props.error && (
        <p id={errorId ?? undefined} className="err">
          {props.error}
        </p>
      )}
      {props.hint && (
        <p id={hintId ?? undefined} className="hint">
          {props.hint}
        </p>
      )}
    </div>
  )
}
