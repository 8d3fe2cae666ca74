import { ArrowDown, ArrowUp } from 'lucide-react'
import { Icon } from '../ui/icon.tsx'
import { useWords } from '../ui/words.tsx'
import { notableRanks } from './result-sentences.ts'
import styles from './results.module.css'

/** Marks an option that moves by three ranks or more from one reading to the other. */
export function Lift({ ranks }: { readonly ranks: number }) {
  const words = useWords().results
  const size = Math.abs(ranks)
  if (size < notableRanks) return null
  const label = ranks > 0 ? words.liftUp(size) : words.liftDown(size)
  return (
    <span className={styles['lift']} title={label}>
      <Icon of={ranks > 0 ? ArrowUp : ArrowDown} />
      <span aria-hidden="true">{size}</span>
      <span className="sr">{label}</span>
    </span>
  )
}
