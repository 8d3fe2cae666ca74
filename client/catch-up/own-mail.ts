import { useCallback, useEffect, useState } from 'react'
import type { MailAnswer, OwnMail } from '../../shared/protocol/mail.ts'
import { ask, type DoorAnswer } from '../link/http.ts'

/** What a person may set of their mail. */
export type MailWish = Pick<OwnMail, 'address' | 'language' | 'frequency'>

/** What the server knows of one’s own mail, as far as it has been read. */
export type OwnMailState =
  | { readonly status: 'loading' }
  | { readonly status: 'failed' }
  | ({ readonly status: 'ready' } & MailAnswer)

/** One’s own mail in a démarche, and the ways to change it. */
export interface OwnMailDoor {
  readonly state: OwnMailState
  readonly readAgain: () => void
  readonly set: (wish: MailWish) => Promise<DoorAnswer<MailAnswer>>
  readonly remove: () => Promise<DoorAnswer<MailAnswer>>
}

/** Reads one’s own mail once, and follows what is changed of it here. */
export function useOwnMail(workshop: string): OwnMailDoor {
  const path = `/api/workshops/${encodeURIComponent(workshop)}/mail`
  const [state, setState] = useState<OwnMailState>({ status: 'loading' })
  const [times, setTimes] = useState(0)
  useEffect(() => {
    let isLeft = false
    void ask<MailAnswer>(path).then((answer) => {
      if (!isLeft) setState(answer.ok ? { status: 'ready', ...answer.value } : { status: 'failed' })
    })
    return () => {
      isLeft = true
    }
  }, [path, times])
  const readAgain = useCallback(() => {
    setState({ status: 'loading' })
    setTimes((count) => count + 1)
  }, [])
  const follow = async (asked: Promise<DoorAnswer<MailAnswer>>) => {
    const answer = await asked
    if (answer.ok) setState({ status: 'ready', ...answer.value })
    return answer
  }
  return {
    state,
    readAgain,
    set: (wish) => follow(ask(path, { body: wish })),
    remove: () => follow(ask(path, { method: 'DELETE' })),
  }
}
