import { useEffect } from 'react'
import { WorkshopLink, type WorkshopAddress } from './workshop-link.ts'

// Kept open for a while after the last page has left it: going to and fro costs no new connection.
const lingerMs = 10_000
const opened = new Map<
  string,
  { readonly link: WorkshopLink; users: number; timer: ReturnType<typeof setTimeout> | null }
>()

/** The live connection of a démarche, opened with the first page that needs it and shared by all of them. */
export function useWorkshopLink(workshop: string, as: WorkshopAddress['as']): WorkshopLink {
  const link = linkTo(workshop, as)
  useEffect(() => keepOpen(workshop, as), [workshop, as, link])
  useEffect(() => followPage(link), [link])
  return link
}

/** Forgets the connection of a démarche that one has just entered or left: the next page begins anew. */
export function forgetWorkshopLink(workshop: string): void {
  for (const as of ['participant', 'projector'] as const) {
    const key = `${as} ${workshop}`
    opened.get(key)?.link.close()
    opened.delete(key)
  }
}

/** The server's time, as the connection of a démarche last heard it; this computer's own while there is none. */
export function serverClock(workshop: string): () => number {
  return () => opened.get(`participant ${workshop}`)?.link.now() ?? Date.now()
}

function linkTo(workshop: string, as: WorkshopAddress['as']): WorkshopLink {
  const key = `${as} ${workshop}`
  const known = opened.get(key)
  // One that has ended was refused: whoever asks again may have joined since.
  if (known && (known.users > 0 || known.link.current().end === null)) return known.link
  known?.link.close()
  const link = new WorkshopLink({ origin: location.origin, workshop, as })
  opened.set(key, { link, users: 0, timer: null })
  return link
}

function keepOpen(workshop: string, as: WorkshopAddress['as']): () => void {
  const key = `${as} ${workshop}`
  linkTo(workshop, as)
  const entry = opened.get(key)
  if (!entry) return () => undefined
  if (entry.timer !== null) clearTimeout(entry.timer)
  entry.timer = null
  entry.users++
  return () => {
    entry.users--
    if (entry.users === 0) entry.timer = setTimeout(() => release(key), lingerMs)
  }
}

function release(key: string): void {
  const entry = opened.get(key)
  if (!entry || entry.users > 0) return
  // A command that is still on its way keeps the connection open.
  if (!entry.link.isIdle && entry.link.current().end === null) {
    entry.timer = setTimeout(() => release(key), lingerMs)
    return
  }
  opened.delete(key)
  entry.link.close()
}

// A phone that wakes believes its connection is open: it looks again.
function followPage(link: WorkshopLink): () => void {
  const leaving = new AbortController()
  const { signal } = leaving
  addEventListener('pageshow', ({ persisted }) => persisted && link.refresh(), { signal })
  addEventListener('online', link.refresh, { signal })
  addEventListener('offline', link.lost, { signal })
  document.addEventListener('visibilitychange', () => document.visibilityState === 'visible' && link.refresh(), {
    signal,
  })
  return () => leaving.abort()
}
