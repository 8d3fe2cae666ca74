import { useId } from 'react'
import { useAllWords } from '../ui/words.tsx'

/** The words that a proposal would write instead of those it is about. */
export function WordingField(props: { readonly value: string; readonly onChange: (text: string) => void }) {
  const words = useAllWords().comments
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{words.wording}</label>
      <textarea
        id={id}
        className="in area"
        rows={4}
        maxLength={5000}
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      />
    </>
  )
}
