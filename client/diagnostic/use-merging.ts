import { useState } from 'react'
import type { FindingId } from '../../shared/id.ts'
import { freshId } from '../link/fresh-id.ts'
import { useAct } from '../link/use-act.ts'
import { useConnection, useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { navigate } from '../ui/navigation.ts'
import { useAllWords } from '../ui/words.tsx'

/** Findings on their way to be one. */
export interface Merging {
  /** The one whose words the common finding starts with. */
  readonly wording: FindingId
  readonly chooseWording: (wording: FindingId) => void
  readonly isBusy: boolean
  readonly refusal: string | null
  /** Why it cannot be done now. */
  readonly unavailable: string | null
  /** Merges these, and leads to what became of them; whether it was done. */
  readonly run: (findings: readonly FindingId[]) => Promise<boolean>
}

/** Merges findings; the common one starts with the words of the first until another is chosen. */
export function useMerging(first: FindingId): Merging {
  const words = useAllWords().merge
  const workshop = useView((view) => view.workshop.id)
  const isCut = useConnection().status === 'cut'
  const act = useAct()
  const [into] = useState(() => freshId<FindingId>())
  const [chosen, chooseWording] = useState(first)
  const wordingOf = (findings: readonly FindingId[]) => (findings.includes(chosen) ? chosen : first)
  const run = async (findings: readonly FindingId[]) => {
    if (!(await act.run({ type: 'merge-findings', into, findings: [...findings], wording: wordingOf(findings) }))) {
      return false
    }
    navigate({ page: 'diagnostic', workshop, domain: into })
    announce(words.done(findings.length))
    return true
  }
  const { isBusy, refusal } = act
  return { wording: chosen, chooseWording, isBusy, refusal, unavailable: isCut ? words.offline : null, run }
}
