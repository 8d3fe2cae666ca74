import { Banner } from '../ui/banner.tsx'
import { Button } from '../ui/button.tsx'
import { useWords } from '../ui/words.tsx'
import type { HeldTask } from './held-task.ts'

/** Says that the facilitator has gone on while a ballot was being filled in, and takes there. */
export function NextTask({ next, join }: Pick<HeldTask, 'next' | 'join'>) {
  const words = useWords().voting.moved
  if (next === null) return null
  const name =
    next.type === 'wait'
      ? words.wait
      : next.type === 'read'
        ? words.result(next.round.title)
        : words.vote(next.round.title)
  return (
    <Banner tone="follow" title={words.title(name)} action={<Button onClick={join}>{words.join}</Button>}>
      {words.kept}
    </Banner>
  )
}
