import { useMemo, type ReactNode } from 'react'
import type { View } from '../../shared/workshop/view.ts'
import type { ShownPerson } from '../ui/avatar.tsx'
import { Banner } from '../ui/banner.tsx'
import type { SaveState } from '../ui/save-status.tsx'
import { Shell } from '../ui/shell.tsx'
import { useWords } from '../ui/words.tsx'
import { leaveWorkshop } from './leave-workshop.ts'
import { useConnection, useView } from './workshop-context.tsx'

interface WorkshopShellProps {
  readonly save?: SaveState | null
  /** Facts about what the page shows, under those about the connection. */
  readonly banner?: ReactNode
  readonly children: ReactNode
}

/** The frame of a démarche's pages: its sections, who is here, and what is wrong with the connection. */
export function WorkshopShell({ save, banner, children }: WorkshopShellProps) {
  const { id, title, institutions } = useView((view) => view.workshop)
  const me = useView((view) => view.me)
  const participants = useView((view) => view.participants)
  const present = useMemo(
    () => Object.values(participants).filter((one) => one.present && one.id !== me?.id),
    [participants, me],
  )
  const shown = (person: Person): ShownPerson => ({
    id: person.id,
    name: person.name,
    detail: institutions.find((institution) => institution.id === person.institution)?.short,
  })
  return (
    <Shell
      workshop={{ id, title, isFacilitated: me?.role === 'facilitator' }}
      me={me && shown(me)}
      present={present.map(shown)}
      banner={
        <>
          {!isSaid(save) && <ConnectionBanner />}
          {banner}
        </>
      }
      onLeave={() => void leaveWorkshop(id)}
      {...(save === undefined ? {} : { save })}
    >
      {children}
    </Shell>
  )
}

/** Says that the network is cut, or that the server can save nothing; nothing when all is well. */
export function ConnectionBanner() {
  const words = useWords().join.connection
  const { status, isStoring } = useConnection()
  if (status === 'cut') {
    return (
      <Banner tone="offline" title={words.cut}>
        {words.cutText}
      </Banner>
    )
  }
  if (isStoring) return null
  return (
    <Banner tone="error" title={words.notStoring}>
      {words.notStoringText}
    </Banner>
  )
}

// A page that writes says itself what a cut means for what was written.
function isSaid(save: SaveState | null | undefined): boolean {
  return save?.status === 'offline' || save?.status === 'unsaved'
}

type Person = Pick<NonNullable<View['me']>, 'id' | 'name' | 'institution'>
