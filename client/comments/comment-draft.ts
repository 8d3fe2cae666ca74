import { useState } from 'react'

// Kept in the tab: a comment half written survives a change of page, a reload, or someone else's reply.
const storageKey = (key: string) => `comment ${key}`

/** A text being written, kept under a key until it is sent. */
export function useCommentDraft(key: string): readonly [string, (text: string) => void] {
  const [text, setText] = useState(() => kept(key))
  const keep = (next: string) => {
    setText(next)
    try {
      if (next === '') sessionStorage.removeItem(storageKey(key))
      else sessionStorage.setItem(storageKey(key), next)
    } catch {
      // Where storage is refused, the draft lasts as long as the page.
      return
    }
  }
  return [text, keep]
}

function kept(key: string): string {
  try {
    return sessionStorage.getItem(storageKey(key)) ?? ''
  } catch {
    return ''
  }
}
