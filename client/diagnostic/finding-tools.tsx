import { Archive, MessageSquareText, SlidersHorizontal } from 'lucide-react'
import { Button } from '../ui/button.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './finding.module.css'

interface FindingToolsProps {
  readonly name: string
  readonly mayWrite: boolean
  readonly isDetailed: boolean
  readonly onDetails: () => void
  readonly onComment: () => void
  readonly onArchive: () => void
}

/** What may be done with a whole finding. */
export function FindingTools({ name, mayWrite, isDetailed, onDetails, onComment, onArchive }: FindingToolsProps) {
  const words = useWords().diagnostic
  return (
    <span className={styles['tools']} role="group" aria-label={words.toolsOf(name)}>
      <Button variant="quiet" icon={MessageSquareText} onClick={onComment}>
        {words.commentWhole}
      </Button>
      {mayWrite && (
        <>
          <Button variant="quiet" icon={SlidersHorizontal} aria-expanded={isDetailed} onClick={onDetails}>
            {words.details}
          </Button>
          <Button variant="quiet" icon={Archive} onClick={onArchive}>
            {words.archive}
          </Button>
        </>
      )}
    </span>
  )
}
