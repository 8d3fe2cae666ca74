import { Archive, Combine, Flag, MessageSquareText, SlidersHorizontal, UsersRound } from 'lucide-react'
import { IconButton } from '../ui/button.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './finding.module.css'

interface FindingToolsProps {
  readonly name: string
  readonly mayWrite: boolean
  readonly isDetailed: boolean
  readonly onDetails: () => void
  readonly onComment: () => void
  /** Null for who may not sign one here. */
  readonly onReserve: (() => void) | null
  readonly onAuthors: () => void
  /** Null where findings are not merged. */
  readonly onMerge: (() => void) | null
  readonly onArchive: () => void
}

/** What may be done with a whole finding. */
export function FindingTools(props: FindingToolsProps) {
  const { name, mayWrite, isDetailed, onDetails, onComment, onReserve, onAuthors, onMerge, onArchive } = props
  const { diagnostic: words, authors, merge } = useAllWords()
  return (
    <span className={styles['tools']} role="group" aria-label={words.toolsOf(name)}>
      <IconButton variant="quiet" icon={MessageSquareText} label={words.commentWhole} onClick={onComment} />
      {onReserve && <IconButton variant="quiet" icon={Flag} label={words.signReserve} onClick={onReserve} />}
      <IconButton variant="quiet" icon={UsersRound} label={authors.open} onClick={onAuthors} />
      {mayWrite && (
        <>
          {onMerge && (
            <IconButton variant="quiet" icon={Combine} label={merge.with} aria-haspopup="dialog" onClick={onMerge} />
          )}
          <IconButton
            variant="quiet"
            icon={SlidersHorizontal}
            label={words.details}
            aria-expanded={isDetailed}
            onClick={onDetails}
          />
          <IconButton variant="quiet" icon={Archive} label={words.archive} onClick={onArchive} />
        </>
      )}
    </span>
  )
}
