import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { actionsOf, axesOf, objectivesOf } from '../../shared/documents/action.ts'
import { findingsOf } from '../../shared/documents/finding.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import { DocumentLink, type OpenDocument } from './document-link.ts'
import { whenLeft } from './leaving.ts'
import { serverClock } from './use-workshop-link.ts'

const rootsByDocument: Readonly<Record<DocumentName, (doc: Y.Doc) => readonly Y.Map<unknown>[]>> = {
  diagnostic: (doc) => [findingsOf(doc)],
  plan: (doc) => [axesOf(doc), objectivesOf(doc), actionsOf(doc)],
}

/** A document and what it was opened with; `link` writes in it. */
export interface UsedDocument extends OpenDocument {
  readonly link: DocumentLink
}

interface Entry {
  readonly link: DocumentLink
  users: number
  timer: ReturnType<typeof setTimeout> | undefined
}

// Kept open for a while after the last page has left it: going to and fro costs no new connection.
const lingerMs = 20_000
const opened = new Map<string, Entry>()

/** A document of a démarche, opened with the first page that needs it and shared by all of them. */
export function useDocument(workshop: string, name: DocumentName): UsedDocument {
  const { link } = entryOf(workshop, name)
  useEffect(() => keepOpen(workshop, name), [workshop, name])
  const open = useSyncExternalStore(link.subscribe, link.current)
  return useMemo(() => ({ ...open, link }), [open, link])
}

function entryOf(workshop: string, name: DocumentName): Entry {
  const key = `${workshop} ${name}`
  const known = opened.get(key)
  if (known) return known
  if (opened.size === 0) watchPage()
  const link = new DocumentLink({
    url: `${location.origin.replace(/^http/, 'ws')}/sync/${encodeURIComponent(workshop)}`,
    name,
    roots: rootsByDocument[name],
    now: serverClock(workshop),
  })
  const entry: Entry = { link, users: 0, timer: undefined }
  opened.set(key, entry)
  releaseLater(key, entry)
  return entry
}

function keepOpen(workshop: string, name: DocumentName): () => void {
  const entry = entryOf(workshop, name)
  clearTimeout(entry.timer)
  entry.users++
  return () => {
    if (--entry.users === 0) releaseLater(`${workshop} ${name}`, entry)
  }
}

function releaseLater(key: string, entry: Entry): void {
  if (opened.get(key) !== entry) return
  entry.timer = setTimeout(() => {
    // Words that are still on their way keep their document open.
    if (entry.link.hasUnsaved()) return releaseLater(key, entry)
    opened.delete(key)
    entry.link.close()
  }, lingerMs)
}

// Whoever comes next in this browser must not be taken for the one who left, nor meet a closed connection.
function forgetDocuments(workshop: string): void {
  for (const [key, { link, timer }] of opened) {
    if (!key.startsWith(`${workshop} `)) continue
    clearTimeout(timer)
    opened.delete(key)
    link.close()
  }
}

let isWatching = false

function watchPage(): void {
  if (isWatching) return
  isWatching = true
  whenLeft(forgetDocuments)
  addEventListener('beforeunload', (event) => {
    if ([...opened.values()].some(({ link }) => link.hasUnsaved())) event.preventDefault()
  })
  addEventListener('offline', () => {
    for (const { link } of opened.values()) link.pause()
  })
  addEventListener('online', () => {
    for (const { link } of opened.values()) link.retry()
  })
}
