import { Fragment } from 'react'
import { useLanguage } from './words.tsx'

/** A sentence whose French ranks are set as print sets them: the « er » of 1er, the « e » of 2e, raised. */
export function Ordinals({ text }: { readonly text: string }) {
  const { language } = useLanguage()
  if (language !== 'fr') return <>{text}</>
  return (
    <>
      {text.split(/(?<=\d)(er|e)(?![\p{L}\d])/u).map((part, place) =>
        // Every other part is what the split looked for.
        place % 2 === 1 ? <sup key={place}>{part}</sup> : <Fragment key={place}>{part}</Fragment>,
      )}
    </>
  )
}
