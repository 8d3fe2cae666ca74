import { threadKinds } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'
import { Segmented } from '../ui/segmented.tsx'
import { Select } from '../ui/select.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Choice } from './gathered.ts'
import { circlesOf } from './thread-circle.ts'
import { threadFilters, type ThreadFilter } from './thread-order.ts'
import styles from './conversations.module.css'

interface ConversationFiltersProps {
  readonly view: View
  readonly choice: Choice
  /** Of the conversations that the other filters leave. */
  readonly counts: Readonly<Record<ThreadFilter, number>>
  readonly onChoose: (choice: Choice) => void
}

/** Which conversations to show: by state, by who is in them, by what they are for and by domain. */
export function ConversationFilters({ view, choice, counts, onChoose }: ConversationFiltersProps) {
  const words = useAllWords().comments
  const { gathered } = words
  const parts = [
    { value: 'all' as const, label: gathered.everyPart },
    ...view.workshop.domains
      .filter(({ archived }) => !archived)
      .map(({ id, letter, name }) => ({ value: id, label: `${letter} ${name}` })),
    { value: 'stakes' as const, label: gathered.stakes },
    { value: 'plan' as const, label: gathered.plan },
  ]
  return (
    <div className={styles['filters']}>
      <Segmented
        label={words.filter}
        value={choice.filter}
        onChange={(filter) => onChoose({ ...choice, filter })}
        options={threadFilters.map((value) => ({ value, label: words.filters[value](counts[value]) }))}
      />
      <Segmented
        label={words.circle}
        value={choice.circle}
        onChange={(circle) => onChoose({ ...choice, circle })}
        options={circlesOf(view).map((value) => ({ value, label: words.circles[value] }))}
      />
      <Select
        label={gathered.part}
        className={styles['choice'] ?? ''}
        value={choice.part}
        onChange={(part) => onChoose({ ...choice, part })}
        options={parts}
      />
      <Select
        label={gathered.kind}
        className={styles['choice'] ?? ''}
        value={choice.kind}
        onChange={(kind) => onChoose({ ...choice, kind })}
        options={[
          { value: 'all' as const, label: gathered.everyKind },
          ...threadKinds.map((value) => ({ value, label: words.kinds[value] })),
        ]}
      />
    </div>
  )
}
