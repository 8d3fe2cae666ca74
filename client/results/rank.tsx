import { ordinalSuffix } from '../../shared/i18n/formats.ts'
import { useLanguage, useWords } from '../ui/words.tsx'

/** « 4e = »: a place, and whether it is shared. */
export function Rank({ place, isTied }: { readonly place: number; readonly isTied: boolean }) {
  const words = useWords().results
  const { language } = useLanguage()
  return (
    <span className="nw">
      {place}
      <sup>{ordinalSuffix(place, language)}</sup>
      {isTied && (
        <>
          <span aria-hidden="true">&nbsp;=</span>
          <span className="sr"> {words.tied}</span>
        </>
      )}
    </span>
  )
}
