import type { ReactNode } from 'react'
import type { View } from '../../shared/workshop/view.ts'
import { leave } from '../link/http.ts'
import { useConnection, useView } from '../link/workshop-context.tsx'
import type { ShownPerson } from '../ui/avatar.tsx'
import { Banner } from '../ui/banner.tsx'
import { navigate } from '../ui/navigation.ts'
import type { SaveState } from '../ui/save-status.tsx'
import { Shell } from '../ui/shell.tsx'
import { useWords } from '../ui/words.tsx'

interface WorkshopFrameProps {
  readonly save?: SaveState | null
  readonly banner?: ReactNode
  readonly children: ReactNode
}

/** The frame of every page of a démarche: its navigation, who is here, where the writing stands. */
export function WorkshopFrame({ save, banner, children }: WorkshopFrameProps) {
  const words = useWords()
  const { id, title, institutions } = useView((view) => view.workshop)
  const me = useView((view) => view.me)
  const participants = useView((view) => view.participants)
  const { status } = useConnection()
  const shown = (person: View['participants'][keyof View['participants']]): ShownPerson => ({
    id: person.id,
    name: person.name,
    detail: institutions.find((institution) => institution.id === person.institution)?.short,
  })
  const present = Object.values(participants).filter((one) => one.present && one.id !== me?.id)
  const isCut = status === 'cut' && save?.status !== 'offline'
  return (
    <Shell
      workshop={{ id, title, isFacilitated: me?.role === 'facilitator' }}
      me={me && shown({ ...me, present: true })}
      present={present.map(shown)}
      {...(save === undefined ? {} : { save })}
      banner={
        <>
          {isCut && (
            <Banner tone="offline" title={words.ui.offline.title}>
              {words.workshop.cut}
            </Banner>
          )}
          {banner}
        </>
      }
      onLeave={() => void leave(id).then(() => navigate({ page: 'home' }))}
    >
      {children}
    </Shell>
  )
}
