import { ChevronLeft } from 'lucide-react'
import { useMemo } from 'react'
import { actionsOf } from '../../shared/documents/action.ts'
import { actionNumbers } from '../../shared/plan/action-numbers.ts'
import { useConversation, usePassages } from '../comments/conversation.ts'
import { actionSubject } from '../comments/subjects.ts'
import { placedThreads, threadsAbout } from '../comments/thread-order.ts'
import { ThreadRail } from '../comments/thread-rail.tsx'
import { useThreadActs } from '../comments/thread-acts.ts'
import { DocumentFrame } from '../editor/document-frame.tsx'
import { sayPlace, useWriters, type Writer } from '../editor/writers.ts'
import { recordIn } from '../link/record-in.ts'
import { useDocument, type UsedDocument } from '../link/use-document.ts'
import { useWorkshop } from '../link/workshop-context.tsx'
import { Empty } from '../ui/empty.tsx'
import { Icon } from '../ui/icon.tsx'
import { Link } from '../ui/link.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { useAllWords } from '../ui/words.tsx'
import { ActionHead } from './action-head.tsx'
import { useActionPlan } from './action-plan.ts'
import { ActionSections } from './action-sections.tsx'
import { FicheContents } from './fiche-contents.tsx'
import type { Fiche } from './fiche.ts'
import styles from './fiche.module.css'

interface ActionPageProps {
  readonly workshop: string
  readonly action: string
  readonly me: Writer
}

/** One action on its own page, to read, to write together and to comment. */
export function ActionPage({ workshop, action, me }: ActionPageProps) {
  const words = useAllWords().actions
  const open = useDocument(workshop, 'plan')
  const { phase } = useWorkshop().view
  return (
    <DocumentFrame name="plan" open={open} phase={phase} title={words.fiche}>
      <ActionSheet key={open.doc.clientID} open={open} id={action} me={me} />
    </DocumentFrame>
  )
}

interface ActionSheetProps {
  readonly open: UsedDocument
  readonly id: string
  readonly me: Writer
}

function ActionSheet({ open, id, me }: ActionSheetProps) {
  const words = useAllWords().actions
  const plan = useActionPlan(open.doc)
  const action = plan.actions.find((one) => one.id === id)
  const record = recordIn(actionsOf(open.doc), id)
  if (action && record) return <FoundAction {...{ open, me, action, record, plan }} />
  return (
    <div className={styles['lost']}>
      <h1>{words.fiche}</h1>
      <Empty title={words.gone} action={<BackToPlan />} />
    </div>
  )
}

type FoundActionProps = Omit<Fiche, 'number' | 'passages' | 'acts' | 'writers' | 'view'> & {
  readonly open: UsedDocument
}

function FoundAction({ open, me, action, record, plan }: FoundActionProps) {
  const words = useAllWords().actions
  const { view, send } = useWorkshop()
  const numbers = useMemo(() => actionNumbers(plan), [plan])
  const number = numbers.get(action.id) ?? null
  const threads = useMemo(
    () => placedThreads(threadsAbout(view.threads, 'plan'), [actionSubject(action, number)]),
    [view.threads, action, number],
  )
  const conversation = useConversation(threads)
  const passages = usePassages(threads, conversation)
  const threadActs = useThreadActs({ view, document: 'plan', open, send })
  const writers = useWriters(open.awareness, action.id)
  usePageTitle([number, action.title || words.untitled].filter(Boolean).join(' '))
  const fiche: Fiche = { open, me, action, record, plan, number, passages, acts: conversation.acts, writers, view }
  return (
    <div className={styles['layout']}>
      <nav className={styles['contents']} aria-label={words.sectionsLabel}>
        <BackToPlan />
        <FicheContents action={action} />
      </nav>
      <div
        className={styles['sheet']}
        onFocus={(event) =>
          open.mayWrite && sayPlace(open.awareness, { subject: action.id, field: fieldOf(event.target) })
        }
        onBlur={(event) => {
          if (!event.currentTarget.contains(event.relatedTarget)) sayPlace(open.awareness, null)
        }}
      >
        <ActionHead fiche={fiche} />
        <ActionSections fiche={fiche} />
      </div>
      <ThreadRail view={view} threads={threads} conversation={conversation} acts={threadActs} />
    </div>
  )
}

function BackToPlan() {
  const words = useAllWords().actions
  const { id } = useWorkshop().view.workshop
  return (
    <Link className={styles['back'] ?? ''} to={{ page: 'plan', workshop: id, action: null }}>
      <Icon of={ChevronLeft} />
      {words.title}
    </Link>
  )
}

function fieldOf(target: Element): string {
  return target.closest<HTMLElement>('[data-field]')?.dataset['field'] ?? ''
}
