import { useEffect, useState } from 'react'
import type { Membership } from '../../shared/protocol/live-message.ts'
import { leave, readMemberships } from '../link/http.ts'
import { forgetAll } from '../link/kept-here.ts'
import { Button } from '../ui/button.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { RoundTable, type TableSeat } from '../ui/round-table.tsx'
import { useWords } from '../ui/words.tsx'
import { ArrivalFrame } from './arrival-frame.tsx'
import { arrive } from './arrive.ts'
import { spacedCode, useCodeCheck, type CodeCheck } from './code-check.ts'
import { JoinForm } from './join-form.tsx'
import styles from './join.module.css'

/** Taking a seat: code, name and institution, without account or password. */
export function JoinPage({ code: given }: { readonly code: string | null }) {
  const words = useWords().join.taking
  const [code, setCode] = useState(spacedCode(given ?? ''))
  const check = useCodeCheck(code)
  const [memberships, setMemberships] = useState<readonly Membership[]>([])
  usePageTitle(words.page)
  useEffect(() => {
    void readMemberships().then((found) => setMemberships(found ?? []))
  }, [])
  const known = check.status === 'known' ? memberships.find(({ workshop }) => workshop === check.opens.workshop) : null
  const forget = async ({ workshop }: Membership) => {
    const answer = await leave(workshop)
    if (!answer.ok) return
    forgetAll(workshop)
    setMemberships(memberships.filter((one) => one.workshop !== workshop))
  }
  return (
    <ArrivalFrame>
      <Table check={check} />
      {known ? (
        <Known membership={known} onForget={() => void forget(known)} />
      ) : (
        <>
          <h1 className={styles['title']}>{words.title}</h1>
          <p className={styles['subtitle']}>{words.subtitle}</p>
          <JoinForm code={code} check={check} onCode={setCode} />
        </>
      )}
    </ArrivalFrame>
  )
}

function Known({ membership, onForget }: { readonly membership: Membership; readonly onForget: () => void }) {
  const words = useWords().join.taking
  return (
    <>
      <h1 className={styles['title']}>{words.known(membership.participant.name)}</h1>
      <p className={styles['subtitle']}>{words.knownIn(membership.title)}</p>
      <p className={styles['choices']}>
        <Button variant="primary" big className={styles['go'] ?? ''} onClick={() => arrive(membership)}>
          {words.comeBack}
        </Button>
        <Button className={styles['go'] ?? ''} onClick={onForget}>
          {words.notMe}
        </Button>
      </p>
    </>
  )
}

const fewestSeats = 12

function Table({ check }: { readonly check: CodeCheck }) {
  const words = useWords().join.taking
  const people = check.status === 'known' ? check.opens.people : 0
  const seats = Array.from({ length: Math.max(fewestSeats, people + 1) }, (_, place): TableSeat => {
    if (place === people) return { look: 'mine' }
    return { look: place < people ? 'filled' : 'awaited' }
  })
  return (
    <RoundTable
      shape="slim"
      className={styles['table'] ?? ''}
      seats={seats}
      label={words.table(people)}
      title={people === 0 ? words.nobodyYet : words.people(people)}
      subtitle={words.awaits}
    />
  )
}
