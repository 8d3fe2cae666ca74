import type { DifferenceStatus } from '../../shared/plan/compare-diagnostics.ts'
import { Tag } from '../ui/tag.tsx'
import { useAllWords } from '../ui/words.tsx'

interface ChangeStatusProps {
  readonly status: DifferenceStatus
  readonly isMoved: boolean
}

/** What became of something between two versions, in a word. */
export function ChangeStatus({ status, isMoved }: ChangeStatusProps) {
  const words = useAllWords().comparison
  const tones = { added: 'ok', removed: 'bad', changed: 'line' } as const
  return (
    <>
      <Tag tone={tones[status]}>{words.status[status]}</Tag>
      {isMoved && <Tag tone="line">{words.moved}</Tag>}
    </>
  )
}
