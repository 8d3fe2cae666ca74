import { readActionPlan } from '../../shared/documents/action.ts'
import { readDiagnostic } from '../../shared/documents/finding.ts'
import type { WorkshopId } from '../../shared/id.ts'
import { actionNumbers } from '../../shared/plan/action-numbers.ts'
import type { CatchUp, Subjects } from '../../shared/plan/catch-up.ts'
import { findingCodes } from '../../shared/plan/finding-codes.ts'
import { standIns } from '../../shared/plan/merged-findings.ts'
import { diagnosticChanges, planChanges, type RecordChange } from '../../shared/plan/record-changes.ts'
import { eventsBetween, type CatchUpEvent } from '../../shared/workshop/catch-up.ts'
import { documentNames } from '../../shared/workshop/document-name.ts'
import type { Person } from '../../shared/workshop/participant.ts'
import { viewFor, type View } from '../../shared/workshop/view.ts'
import type { Moment } from '../../shared/workshop/visit.ts'
import { waitingFor, type Waiting } from '../../shared/workshop/waiting.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import type { Storage } from '../storage/storage.ts'
import { wordsAt, workshopAt, type DocumentWords } from './past.ts'
import type { Rooms } from './rooms.ts'
import type { WorkshopRoom } from './workshop-room.ts'

const mostEvents = 300

/** What catching up takes. */
export interface CatchUpSettings {
  readonly rooms: Rooms
  readonly storage: Storage
  readonly now: () => number
}

/** Who catches up, and from where to where. */
export interface Absence {
  readonly room: WorkshopRoom
  readonly person: Person
  /** Null when nothing is new: a first visit. */
  readonly seen: Moment | null
  readonly until: Moment
}

/** How far a démarche has come now, as it is stored. */
export async function momentNow({ storage, now }: CatchUpSettings, workshop: WorkshopId): Promise<Moment> {
  const heads = (await storage.heads([workshop])).get(workshop)
  // How much is written in the spaces is nobody else's to know.
  const shared = documentNames.map((name) => [name, heads?.documents[name] ?? 0] as const)
  return { at: now(), revision: heads?.revision ?? 0, documents: Object.fromEntries(shared) }
}

/** What is new for a person between two moments, and what waits for them: only what they may see. */
export async function catchUpOf({ rooms, storage }: CatchUpSettings, absence: Absence): Promise<CatchUp> {
  const { room, person, seen, until } = absence
  const { workshop } = room
  const { view } = room.view(person, true)
  const now = await wordsNow(rooms, workshop.id)
  const events = seen ? await eventsSince(storage, { workshop, person, seen }, view) : []
  const changes = seen && hasGrown(seen, until) ? await changesSince(storage, { workshop, seen, now }) : []
  const waiting = waitingFor(view)
  const shown = events.slice(0, mostEvents)
  const codes = codesIn(view, now)
  return {
    since: seen?.at ?? null,
    until,
    events: shown,
    left: events.length - shown.length,
    changes: changes.map((change) => ({ ...change, code: codes.get(change.id) ?? null })),
    waiting,
    subjects: subjectsIn({ codes, named: namedIn(view, now), ids: idsOf(view, shown, waiting) }),
  }
}

/** What the findings, stakes, actions and domains of these ids are called; those of spaces have no name here. */
export async function subjectsOf(rooms: Rooms, view: View, ids: ReadonlySet<string>): Promise<Subjects> {
  const now = await wordsNow(rooms, view.workshop.id)
  return subjectsIn({ codes: codesIn(view, now), named: namedIn(view, now), ids })
}

interface Since {
  readonly workshop: Workshop
  readonly person: Person
  readonly seen: Moment
}

async function eventsSince(
  storage: Storage,
  { workshop, person, seen }: Since,
  view: View,
): Promise<readonly CatchUpEvent[]> {
  const past = await workshopAt(storage, workshop.id, seen)
  if (!past) return []
  const before = viewFor(past.workshop, person, { present: new Set(), ballots: new Map() })
  return eventsBetween(before, view, past.phaseAt)
}

interface Span {
  readonly workshop: Workshop
  readonly seen: Moment
  readonly now: DocumentWords
}

async function changesSince(storage: Storage, { workshop, seen, now }: Span): Promise<readonly RecordChange[]> {
  const before = await wordsAt(storage, workshop, seen)
  const nameOf = (institution: string) => workshop.institutions.find(({ id }) => id === institution)?.short ?? '…'
  return [...diagnosticChanges(before.diagnostic, now.diagnostic), ...planChanges(before.plan, now.plan, nameOf)]
}

function hasGrown(seen: Moment, until: Moment): boolean {
  return documentNames.some((name) => (until.documents[name] ?? 0) > (seen.documents[name] ?? 0))
}

async function wordsNow(rooms: Rooms, id: WorkshopId): Promise<DocumentWords> {
  const [diagnostic, plan] = await Promise.all([rooms.document(id, 'diagnostic'), rooms.document(id, 'plan')])
  return { diagnostic: await diagnostic.read(readDiagnostic), plan: await plan.read(readActionPlan) }
}

function codesIn({ workshop, merges }: View, { diagnostic, plan }: DocumentWords): ReadonlyMap<string, string> {
  const codes = findingCodes(workshop.domains, diagnostic)
  // What was merged is called as what it became.
  const merged = [...standIns(merges, diagnostic.findings)].map(([id, into]) => [id, codes.get(into) ?? ''] as const)
  return new Map<string, string>([...codes, ...merged, ...actionNumbers(plan)])
}

function idsOf(view: View, events: readonly CatchUpEvent[], waiting: readonly Waiting[]): ReadonlySet<string> {
  const threads = [...events, ...waiting].flatMap((one) => ('thread' in one ? [view.threads[one.thread]?.subject] : []))
  const findings = events.flatMap((one) => (one.type === 'reserve' ? [view.reserves[one.reserve]?.finding] : []))
  return new Set([...threads, ...findings].flatMap((id) => (id === undefined ? [] : [id])))
}

interface Asked {
  readonly codes: ReadonlyMap<string, string>
  readonly named: readonly { readonly id: string; readonly title: string }[]
  readonly ids: ReadonlySet<string>
}

function namedIn({ workshop }: View, { diagnostic, plan }: DocumentWords): Asked['named'] {
  const domains = workshop.domains.map(({ id, name }) => ({ id, title: name }))
  return [...diagnostic.findings, ...diagnostic.stakes, ...plan.actions, ...domains]
}

function subjectsIn({ codes, named, ids }: Asked): Subjects {
  const known = named.filter(({ id }) => ids.has(id))
  return Object.fromEntries(known.map(({ id, title }) => [id, { code: codes.get(id) ?? null, title }]))
}
