import { Suspense, useMemo, useState, type ReactNode } from 'react'
import { findingTypes, type Finding, type FindingType } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import { findingCodes } from '../../shared/plan/finding-codes.ts'
import type { Domain } from '../../shared/workshop/workshop.ts'
import { useConversation, usePassages, useSpots } from '../comments/conversation.ts'
import { domainSubject, findingSubjects, stakeSubject } from '../comments/subjects.ts'
import { placedThreads, threadsAbout } from '../comments/thread-order.ts'
import { ThreadRail } from '../comments/thread-rail.tsx'
import { useThreadActs } from '../comments/thread-acts.ts'
import { DocumentFrame } from '../editor/document-frame.tsx'
import type { Writer } from '../editor/writers.ts'
import { useDocument, type UsedDocument } from '../link/use-document.ts'
import { useWorkshop } from '../link/workshop-context.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Skeleton } from '../ui/skeleton.tsx'
import { sessionsPlace, stakesPlace } from '../ui/route.ts'
import { useAllWords } from '../ui/words.tsx'
import { DomainNav } from './domain-nav.tsx'
import { DomainSheet } from './domain-sheet.tsx'
import { SessionsSheet, StakesSheet, useLateParts } from './late-parts.tsx'
import { PourBar } from './pour-bar.tsx'
import type { FindingsPlace } from './findings-place.ts'
import { useFindings } from './findings.ts'
import { useStandIns } from './merged.ts'
import { useStakes } from './stakes.ts'
import { useFindingsDesk } from './use-findings-desk.ts'
import styles from './diagnostic.module.css'

interface DiagnosticPageProps {
  readonly workshop: string
  /** The domain to show, or a finding to go to; the first domain without it. */
  readonly domain: string | null
  readonly me: Writer
  /** The way to the versions of the diagnostic. */
  readonly versions: ReactNode
}

/** The shared diagnostic, one domain at a time, with its conversations in the margin. */
export function DiagnosticPage({ workshop, domain, me, versions }: DiagnosticPageProps) {
  const words = useAllWords()
  const open = useDocument(workshop, 'diagnostic')
  const { title } = words.diagnostic
  const place = useMemo<FindingsPlace>(
    () => ({
      document: 'diagnostic',
      title,
      note: null,
      stakes: { page: 'diagnostic', workshop, domain: stakesPlace },
      sessions: null,
      addressOf: (shown) => ({ page: 'diagnostic', workshop, domain: shown }),
    }),
    [title, workshop],
  )
  const { phase } = useWorkshop().view
  return (
    <DocumentFrame name="diagnostic" open={open} phase={phase} title={title}>
      <Diagnostic key={open.doc.clientID} open={open} wanted={domain} me={me} versions={versions} place={place} />
    </DocumentFrame>
  )
}

interface DiagnosticProps extends Pick<DiagnosticPageProps, 'me' | 'versions'> {
  readonly place: FindingsPlace
  readonly open: UsedDocument
  readonly wanted: string | null
}

/** Findings one domain at a time, with their conversations in the margin. */
export function Diagnostic({ open, wanted: asked, me, versions, place }: DiagnosticProps) {
  const { diagnostic: words, stakes: stakesWords, sessions: sessionsWords } = useAllWords()
  const { view, send } = useWorkshop()
  useLateParts()
  const { document, title } = place
  const { merges } = view
  const { domains, id } = view.workshop
  const findings = useFindings(open.doc)
  const stakes = useStakes(open.doc)
  const [types, setTypes] = useState<readonly FindingType[]>(findingTypes)
  const codes = useMemo(() => findingCodes(domains, { findings }), [domains, findings])
  const standIn = useStandIns(view.merges, findings)
  // A link to what was merged leads to what it became.
  const wanted = standIn.get(asked as FindingId) ?? asked
  const isOnStakes = place.stakes !== null && wanted === stakesPlace
  const isOnSessions = place.sessions !== null && wanted === sessionsPlace
  const domain = shownDomain(domains, findings, wanted)
  const part = isOnStakes ? stakesWords.title : isOnSessions ? sessionsWords.title : domain?.name
  usePageTitle(part ? `${title}, ${part}` : title)
  const inDomain = useMemo(() => findings.filter((finding) => finding.domain === domain?.id), [findings, domain])
  const subjects = useMemo(
    () =>
      isOnStakes
        ? stakes.map(stakeSubject)
        : isOnSessions
          ? []
          : [
              ...(domain ? [domainSubject(domain)] : []),
              ...findingSubjects({ findings, shown: inDomain, codes, merges, standIn }),
            ],
    [isOnStakes, isOnSessions, stakes, domain, findings, inDomain, codes, merges, standIn],
  )
  const threads = useMemo(
    () => placedThreads(threadsAbout(view.threads, document), subjects),
    [view.threads, document, subjects],
  )
  const conversation = useConversation(threads)
  const passages = usePassages(threads, conversation)
  const spots = useSpots(threads)
  const threadActs = useThreadActs({ view, document, open, send })
  const desk = useFindingsDesk({ open, document, me, passages, acts: conversation.acts, spots, standIn })
  if (!domain) return <p className={styles['none']}>{words.noDomain}</p>
  return (
    <div className={styles['desk']}>
      <DomainNav
        place={place}
        domains={domains}
        findings={findings}
        threads={view.threads}
        standIn={standIn}
        shown={isOnStakes || isOnSessions ? null : domain}
        stakes={stakes}
        doc={open.doc}
        types={types}
        onTypes={setTypes}
        versions={versions}
      />
      {isOnStakes ? (
        <Suspense fallback={<Skeleton lines={6} />}>
          <StakesSheet workshop={id} findings={findings} codes={codes} desk={desk} />
        </Suspense>
      ) : isOnSessions ? (
        <Suspense fallback={<Skeleton lines={6} />}>
          <SessionsSheet desk={desk} />
        </Suspense>
      ) : (
        <DomainSheet
          key={domain.id}
          domain={domain}
          findings={inDomain}
          types={types}
          codes={codes}
          wanted={wanted}
          desk={desk}
          bar={desk.pouring && <PourBar pouring={desk.pouring} findings={findings} />}
        />
      )}
      <ThreadRail view={view} threads={threads} conversation={conversation} acts={threadActs} />
    </div>
  )
}

function shownDomain(
  domains: readonly Domain[],
  findings: readonly Finding[],
  wanted: string | null,
): Domain | undefined {
  const byFinding = findings.find(({ id }) => id === wanted)?.domain
  return domains.find(({ id }) => id === (byFinding ?? wanted)) ?? domains[0]
}
