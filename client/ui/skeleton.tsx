import { useWords } from './words.tsx'
import styles from './skeleton.module.css'

/** Grey lines while something loads; they appear after 300 ms, so that what is quick does not blink. */
export function Skeleton({ lines = 3 }: { readonly lines?: number }) {
  const words = useWords()
  return (
    <div className={styles['lines']} role="status" aria-busy="true">
      <span className="sr">{words.ui.loading}</span>
      {Array.from({ length: lines + 1 }, (_, line) => (
        <i key={line} />
      ))}
    </div>
  )
}
