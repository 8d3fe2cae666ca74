import { Check, Copy } from 'lucide-react'
import { useMemo, useState } from 'react'
import type { Thread } from '../../shared/workshop/thread.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { ThreadActs } from './thread-acts.ts'
import { wordingDifference } from './wording-difference.ts'
import styles from './comments.module.css'

interface ProposedWordingProps {
  readonly thread: Thread
  readonly quote: string
  readonly replacement: string
  readonly acts: ThreadActs
}

/** Another wording beside the one it would replace, to be written in the text at once by who may write there. */
export function ProposedWording({ thread, quote, replacement, acts }: ProposedWordingProps) {
  const words = useAllWords().comments
  const [error, setError] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)
  const parts = useMemo(() => wordingDifference(quote, replacement), [quote, replacement])
  const apply = async () => {
    setBusy(true)
    const refusal = await acts.apply(thread)
    setBusy(false)
    setError(refusal)
    if (refusal === null) announce(words.appliedNow)
  }
  return (
    <div className={styles['wording']}>
      <p>
        {parts.map(({ type, text }, index) => {
          // Parts have no name but their place, and are never moved.
          const key = `${index} ${type}`
          if (type === 'kept') return <span key={key}>{text}</span>
          return type === 'removed' ? <del key={key}>{text}</del> : <ins key={key}>{text}</ins>
        })}
      </p>
      {error !== null && (
        <p className="err" role="alert">
          {error}
        </p>
      )}
      <div className={styles['acts']}>
        {acts.mayApply(thread) && error === null && (
          <Button icon={Check} busy={isBusy} onClick={apply}>
            {words.apply}
          </Button>
        )}
        {'clipboard' in navigator && (error !== null || !acts.mayApply(thread)) && (
          <Button
            variant="quiet"
            icon={Copy}
            onClick={async () => {
              await navigator.clipboard.writeText(replacement)
              announce(words.wordingCopied)
            }}
          >
            {words.copyWording}
          </Button>
        )}
      </div>
    </div>
  )
}
