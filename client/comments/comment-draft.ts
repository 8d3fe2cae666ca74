import { useState } from 'react'
import { keptName } from '../link/kept-here.ts'
import { useView } from '../link/workshop-context.tsx'

// Kept in the tab: a comment half written survives a change of page, a reload, or someone else's reply.
/** A text being written, kept under a key until it is sent, or until the person leaves the démarche. */
export function useCommentDraft(subject: string, initial: string): readonly [string, (text: string) => void] {
  const workshop = useView((view) => view.workshop.id)
  const key = keptName(workshop, `comment ${subject}`)
  const [text, setText] = useState(() => kept(key) ?? initial)
  const keep = (next: string) => {
    setText(next)
    try {
      if (next === '') sessionStorage.removeItem(key)
      else sessionStorage.setItem(key, next)
    } catch {
      // Where storage is refused, the draft lasts as long as the page.
      return
    }
  }
  return [text, keep]
}

function kept(key: string): string | null {
  try {
    return sessionStorage.getItem(key)
  } catch {
    return null
  }
}
