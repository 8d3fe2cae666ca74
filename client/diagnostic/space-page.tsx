import { useMemo, type ReactNode } from 'react'
import type { InstitutionId } from '../../shared/id.ts'
import { spaceOf } from '../../shared/workshop/document-name.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import { DocumentFrame } from '../editor/document-frame.tsx'
import type { Writer } from '../editor/writers.ts'
import { useDocument } from '../link/use-document.ts'
import { useView, useWorkshop } from '../link/workshop-context.tsx'
import { WorkshopShell } from '../link/workshop-shell.tsx'
import { ButtonLink } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { sessionsPlace } from '../ui/route.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { useAllWords } from '../ui/words.tsx'
import { Diagnostic } from './diagnostic-page.tsx'
import type { FindingsPlace } from './findings-place.ts'
import { SpaceLock } from './space-lock.tsx'
import styles from './space.module.css'

interface SpacePageProps {
  readonly workshop: string
  /** Whose space; the person's own without it. */
  readonly institution: string | null
  /** The domain to show, or a finding to go to; the first domain without it. */
  readonly domain: string | null
  readonly me: Writer
  /** The way to the versions of a space. */
  readonly versionsOf: (institution: InstitutionId) => ReactNode
}

/** The space of an institution, or why this person sees none here. */
export function SpacePage(props: SpacePageProps) {
  const words = useAllWords().space
  const own = useView(({ me }) => me?.institution ?? null)
  const asked = props.institution ?? own
  const institutions = useView(({ workshop }) => workshop.institutions)
  const readable = useView(({ may }) => may.write)
  if (asked === null) return <NoSpace title={words.noInstitution} help={words.noInstitutionHelp} {...props} />
  const institution = institutions.find(({ id }) => id === asked)
  if (!institution || !(spaceOf(institution.id) in readable)) {
    return <NoSpace title={words.notYours} help={words.notYoursHelp} {...props} />
  }
  return <Space key={institution.id} {...props} of={institution} isOwn={institution.id === own} />
}

interface SpaceProps extends Pick<SpacePageProps, 'workshop' | 'domain' | 'me' | 'versionsOf'> {
  readonly of: Institution
  readonly isOwn: boolean
}

function Space({ workshop, domain, me, versionsOf, of: { id, short }, isOwn }: SpaceProps) {
  const words = useAllWords().space
  const document = spaceOf(id)
  const open = useDocument(workshop, document)
  const { phase } = useWorkshop().view
  const title = isOwn ? words.own(short) : words.ofOther(short)
  const place = useMemo<FindingsPlace>(
    () => ({
      document,
      title,
      note: <SpaceLock institution={id} isOwn={isOwn} />,
      stakes: null,
      sessions: { page: 'space', workshop, institution: id, domain: sessionsPlace },
      addressOf: (shown) => ({ page: 'space', workshop, institution: id, domain: shown }),
    }),
    [document, title, workshop, id, isOwn],
  )
  return (
    <DocumentFrame name={document} open={open} phase={phase} title={title}>
      <Diagnostic
        key={open.doc.clientID}
        open={open}
        wanted={domain}
        me={me}
        versions={isOwn ? versionsOf(id) : null}
        place={place}
      />
    </DocumentFrame>
  )
}

function NoSpace({
  workshop,
  title,
  help,
}: {
  readonly workshop: string
  readonly title: string
  readonly help: string
}) {
  const words = useAllWords().space
  usePageTitle(title)
  return (
    <WorkshopShell>
      <div className={styles['none']}>
        <h1>{title}</h1>
        <Empty title={help} action={<ButtonLink to={{ page: 'workshop', workshop }}>{words.toHome}</ButtonLink>} />
      </div>
    </WorkshopShell>
  )
}
