import type { ActionPlan } from '../../shared/documents/action.ts'
import type { Diagnostic, Finding } from '../../shared/documents/finding.ts'
import type { DomainId, FindingId, InstitutionId } from '../../shared/id.ts'
import { actionNumbers } from '../../shared/plan/action-numbers.ts'
import { findingCodes } from '../../shared/plan/finding-codes.ts'
import { standIns } from '../../shared/plan/merged-findings.ts'
import { spaceOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import { isBy, subjectKind, type Comment, type Thread, type ThreadKind } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'
import type { Domain } from '../../shared/workshop/workshop.ts'
import { actionSubject, domainSubject, findingSubjects, stakeSubject } from './subjects.ts'
import { isOfCircle, type ThreadCircle } from './thread-circle.ts'
import { placedThreads, threadsAbout, type PlacedThread, type Subject, type ThreadFilter } from './thread-order.ts'

/** The documents that conversations are about, as they stand. */
export interface ReadDocuments {
  readonly diagnostic: Diagnostic
  readonly plan: ActionPlan
  /** Of the spaces that somebody commented. */
  readonly spaces: Readonly<Record<InstitutionId, Diagnostic>>
}

/** What a conversation belongs to: a domain, the stakes or the plan. */
export type Part = DomainId | 'stakes' | 'plan'

/** A conversation among all of them. */
export interface Gathered extends Pick<PlacedThread, 'thread' | 'code' | 'filter'> {
  /** The title of the finding, the action or the stake; null for a domain, and for what is not there any more. */
  readonly title: string | null
  readonly parts: readonly Part[]
  /** The latest word. */
  readonly last: Comment
  /** How many comments of others are newer than the last visit. */
  readonly unread: number
}

/** All conversations that a person may read, the latest word first. `since` is when their last visit ended. */
export function gathered(view: View, documents: ReadDocuments, since: number | null): readonly Gathered[] {
  const { domains } = view.workshop
  const spaces = Object.entries(documents.spaces) as [InstitutionId, Diagnostic][]
  const all = [
    ...inDiagnostic(view, 'diagnostic', documents.diagnostic),
    ...inPlan(view, documents.plan),
    ...spaces.flatMap(([institution, space]) => inDiagnostic(view, spaceOf(institution), space)),
  ]
  const known = new Set(all.map(({ thread }) => thread.id))
  const lost = Object.values(view.threads).filter(({ id }) => !known.has(id))
  const titled = [...all, ...lost.map((thread) => lostThread(thread, domains))]
  return titled
    .flatMap((one) => {
      const last = one.thread.comments.at(-1)
      return last ? [{ ...one, last, unread: unreadIn(one.thread, view, since) }] : []
    })
    .toSorted((a, b) => b.last.at - a.last.at)
}

/** Which conversations to show. */
export interface Choice {
  readonly filter: ThreadFilter
  readonly circle: ThreadCircle
  readonly kind: ThreadKind | 'all'
  readonly part: Part | 'all'
}

/** Whether a conversation is among those that are chosen, whatever its state. */
export function isChosen({ thread, parts }: Gathered, { circle, kind, part }: Choice, view: View): boolean {
  if (kind !== 'all' && thread.kind !== kind) return false
  if (part !== 'all' && !parts.includes(part)) return false
  return isOfCircle(thread, circle, view)
}

type Titled = Omit<Gathered, 'last' | 'unread'>

interface TitledSubject {
  readonly subject: Subject
  readonly title: string | null
  readonly parts: readonly Part[]
}

function inDiagnostic(view: View, document: DocumentName, diagnostic: Diagnostic): readonly Titled[] {
  const { domains } = view.workshop
  const { findings, stakes } = diagnostic
  const codes = findingCodes(domains, diagnostic)
  const standIn = standIns(view.merges, findings)
  const byId = new Map<string, Finding>(findings.map((finding) => [finding.id, finding]))
  const subjects = findingSubjects({ findings, shown: findings, codes, merges: view.merges, standIn })
  return placed(view, document, [
    ...domains.map((domain) => ({ subject: domainSubject(domain), title: null, parts: [domain.id] })),
    ...subjects.map((subject) => {
      // What was merged is called by what it became.
      const finding = byId.get(standIn.get(subject.id as FindingId) ?? subject.id)
      return { subject, title: finding?.title ?? null, parts: finding ? [finding.domain] : [] }
    }),
    ...stakes.map((stake) => ({ subject: stakeSubject(stake), title: stake.title, parts: ['stakes' as const] })),
  ])
}

function inPlan(view: View, plan: ActionPlan): readonly Titled[] {
  const numbers = actionNumbers(plan)
  return placed(
    view,
    'plan',
    plan.actions.map((action) => ({
      subject: actionSubject(action, numbers.get(action.id) ?? null),
      title: action.title,
      parts: ['plan', ...action.domains],
    })),
  )
}

function placed(view: View, document: DocumentName, subjects: readonly TitledSubject[]): readonly Titled[] {
  const bySubject = new Map(subjects.map((one) => [`${one.subject.kind} ${one.subject.id}`, one]))
  const all = placedThreads(
    threadsAbout(view.threads, document),
    subjects.map(({ subject }) => subject),
  )
  return all.map(({ thread, code, filter }) => {
    const { title = null, parts = [] } = bySubject.get(`${subjectKind(thread.anchor)} ${thread.subject}`) ?? {}
    return { thread, code, filter, title, parts }
  })
}

// What it was about is in no document that could be read.
function lostThread(thread: Thread, domains: readonly Domain[]): Titled {
  const parts = domains.filter(({ id }) => thread.anchor.on === 'domain' && id === thread.subject).map(({ id }) => id)
  return { thread, code: null, filter: thread.resolved ? 'resolved' : 'detached', title: null, parts }
}

function unreadIn({ comments }: Thread, { me }: View, since: number | null): number {
  if (since === null) return 0
  return comments.filter(({ at, by, text }) => at > since && text !== '' && !isBy(by, me?.id ?? null)).length
}
