import { useEffect, useMemo, useSyncExternalStore } from 'react'
import type * as Y from 'yjs'
import { actionsOf, axesOf, objectivesOf } from '../../shared/documents/action.ts'
import { sessionsOf } from '../../shared/documents/bilateral-session.ts'
import { findingsOf } from '../../shared/documents/finding.ts'
import { stakesOf } from '../../shared/documents/stake.ts'
import { kindOf, type DocumentKind, type DocumentName } from '../../shared/workshop/document-name.ts'
import { DocumentLink, type OpenDocument } from './document-link.ts'
import { whenLeft } from './leaving.ts'
import { serverClock } from './use-workshop-link.ts'
import { useView } from './workshop-context.tsx'

const rootsByKind: Readonly<Record<DocumentKind, (doc: Y.Doc) => readonly Y.Map<unknown>[]>> = {
  diagnostic: (doc) => [findingsOf(doc), stakesOf(doc)],
  plan: (doc) => [axesOf(doc), objectivesOf(doc), actionsOf(doc)],
  space: (doc) => [findingsOf(doc), stakesOf(doc), sessionsOf(doc)],
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

/** Whose document a page opens. */
interface Asked {
  readonly workshop: string
  readonly name: DocumentName
  readonly participant: string | null
  /** What the démarche's rules say when it is opened. */
  readonly mayWrite: boolean
}

/** A document of a démarche, opened with the first page that needs it and shared by all of them. */
export function useDocument(workshop: string, name: DocumentName): UsedDocument {
  const participant = useView(({ me }) => me?.id ?? null)
  const mayWrite = useView(({ may }) => may.write[name] === true)
  const { link } = entryOf({ workshop, name, participant, mayWrite })
  useEffect(() => keepOpen({ workshop, name, participant, mayWrite }), [workshop, name, participant, mayWrite])
  const open = useSyncExternalStore(link.subscribe, link.current)
  return useMemo(() => ({ ...open, link }), [open, link])
}

function keyOf({ workshop, participant, name }: Asked): string {
  return `${workshop} ${participant} ${name}`
}

function entryOf(asked: Asked): Entry {
  const key = keyOf(asked)
  const known = opened.get(key)
  if (known) return known
  watchPage()
  const { workshop, name } = asked
  const link = new DocumentLink({
    ...asked,
    origin: location.origin,
    roots: rootsByKind[kindOf(name)],
    now: serverClock(workshop),
  })
  const entry: Entry = { link, users: 0, timer: undefined }
  opened.set(key, entry)
  releaseLater(key, entry)
  return entry
}

function keepOpen(asked: Asked): () => void {
  const entry = entryOf(asked)
  clearTimeout(entry.timer)
  entry.users++
  return () => {
    if (--entry.users === 0) releaseLater(keyOf(asked), entry)
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
  const tell = (say: (link: DocumentLink) => void) => {
    for (const { link } of opened.values()) say(link)
  }
  addEventListener('beforeunload', (event) => {
    if ([...opened.values()].some(({ link }) => link.wouldLose())) event.preventDefault()
    // Whoever stays after the question has it on the device by then.
    tell((link) => link.keepNow())
  })
  addEventListener('pagehide', () => tell((link) => link.keepNow()))
  addEventListener('offline', () => tell((link) => link.pause()))
  addEventListener('online', () => tell((link) => link.lookAgain()))
  addEventListener('pageshow', ({ persisted }) => persisted && tell((link) => link.lookAgain()))
  document.addEventListener('visibilitychange', () =>
    tell((link) => (document.visibilityState === 'visible' ? link.lookAgain() : link.keepNow())),
  )
}
