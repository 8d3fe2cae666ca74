import { useState } from 'react'
import { refusalText } from './refusal-text.ts'
import type { Ask } from './workshop-link.ts'
import { useSend } from './workshop-context.tsx'
import { useAllWords } from '../ui/words.tsx'

/** Asks something of the démarche from a button: busy until answered, then the reason if it was a no. */
export interface Act {
  readonly isBusy: boolean
  readonly refusal: string | null
  /** Whether it was done. */
  readonly run: (asked: Ask) => Promise<boolean>
}

export function useAct(): Act {
  const words = useAllWords().refusals
  const send = useSend()
  const [isBusy, setBusy] = useState(false)
  const [refusal, setRefusal] = useState<string | null>(null)
  const run = async (asked: Ask) => {
    setBusy(true)
    setRefusal(null)
    const answer = await send(asked)
    setBusy(false)
    if (!answer.ok) setRefusal(refusalText(answer.refusal, words))
    return answer.ok
  }
  return { isBusy, refusal, run }
}
