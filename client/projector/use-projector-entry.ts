import { useEffect, useState } from 'react'
import { openProjector } from '../link/http.ts'

const retryMs = 3_000

/** Shows the link's key to the server, as often as the network asks for; a screen already let in needs no key. */
export function useProjectorEntry(workshop: string, secret: string | null): 'entering' | 'in' | 'refused' {
  const [entry, setEntry] = useState<'entering' | 'in' | 'refused'>(secret === null ? 'in' : 'entering')
  useEffect(() => {
    if (secret === null) return
    let timer: ReturnType<typeof setTimeout> | undefined
    let isCurrent = true
    const knock = async () => {
      const answer = await openProjector({ workshop, key: secret })
      if (!isCurrent) return
      if (answer.ok) setEntry('in')
      else if (answer.status === 404 || answer.status === 400) setEntry('refused')
      else timer = setTimeout(() => void knock(), answer.retryAfterMs ?? retryMs)
    }
    void knock()
    return () => {
      isCurrent = false
      clearTimeout(timer)
    }
  }, [workshop, secret])
  return entry
}
