import type { InputHTMLAttributes, Ref, TextareaHTMLAttributes } from 'react'
import { joined } from './joined.ts'
import { Labelled, type LabelledProps } from './labelled.tsx'

interface Typed {
  readonly value: string
  readonly onChange: (value: string) => void
  /** Class of the control itself. */
  readonly controlClassName?: string
}

type Native<Attributes> = Omit<Attributes, 'value' | 'onChange' | 'className' | 'id' | 'children'>

type FieldProps = LabelledProps &
  Typed &
  Native<InputHTMLAttributes<HTMLInputElement>> & { readonly ref?: Ref<HTMLInputElement> }

/** One line to fill in; an error never erases what was typed. */
export function Field({
  label,
  hint,
  error,
  optional = false,
  className,
  controlClassName,
  onChange,
  ...input
}: FieldProps) {
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional} className={className}>
      {(control) => (
        <input
          type="text"
          {...input}
          {...control}
          className={joined('in', controlClassName)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}

type TextAreaProps = LabelledProps &
  Typed &
  Native<TextareaHTMLAttributes<HTMLTextAreaElement>> & { readonly ref?: Ref<HTMLTextAreaElement> }

/** Several lines to fill in, growing with their text where the browser can. */
export function TextArea({
  label,
  hint,
  error,
  optional = false,
  className,
  controlClassName,
  onChange,
  ...area
}: TextAreaProps) {
  return (
    <Labelled label={label} hint={hint} error={error} optional={optional} className={className}>
      {(control) => (
        <textarea
          rows={3}
          {...area}
          {...control}
          className={joined('in', 'area', controlClassName)}
          onChange={(event) => onChange(event.target.value)}
        />
      )}
    </Labelled>
  )
}
