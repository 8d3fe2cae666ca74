import { useWords } from './words.tsx'
import type { Words } from '../../shared/i18n/words.ts'

export type MarkedFindingType = keyof Words['ui']['findingType']

/** The type of a finding: ● force, ◐ faiblesse, ○ besoin, ▲ opportunité, ▼ menace, ■ ressource, with the word. */
export function FindingTypeMark({ type }: { readonly type: MarkedFindingType }) {
  const words = useWords()
  return <span className={`ty ${type}`}>{words.ui.findingType[type]}</span>
}
