import { lazy, Suspense, useEffect, useState, type FormEvent } from 'react'
import type { Membership } from '../../shared/protocol/live-message.ts'
import { codeIn, useCodeCheck } from '../join/code-check.ts'
import { CodeField } from '../join/code-field.tsx'
import { readMemberships } from '../link/http.ts'
import { Button } from '../ui/button.tsx'
import { Link } from '../ui/link.tsx'
import { navigate } from '../ui/navigation.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { RoundTable, type SeatLook } from '../ui/round-table.tsx'
import { Shell } from '../ui/shell.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './home.module.css'

// Phones come here to enter a code: what only coordination needs comes after it.
const CreateWorkshop = lazy(async () => ({ default: (await import('./create-workshop.tsx')).CreateWorkshop }))

/** The first page: a code to join, the démarches of this browser, and a new one for who coordinates. */
export function HomePage() {
  const words = useWords()
  const [memberships, setMemberships] = useState<readonly Membership[]>([])
  usePageTitle('')
  useEffect(() => {
    void readMemberships().then((found) => setMemberships(found ?? []))
  }, [])
  return (
    <Shell>
      <div className={styles['page']}>
        <div className={styles['lead']}>
          <div>
            <h1>{words.ui.product}</h1>
            <p className={styles['tagline']}>{words.join.home.tagline}</p>
            <EnterCode />
          </div>
          <RoundTable seats={seats} label={words.join.home.table} />
        </div>
        {memberships.length > 0 && <Memberships memberships={memberships} />}
        <Suspense fallback={<Skeleton />}>
          <CreateWorkshop />
        </Suspense>
      </div>
    </Shell>
  )
}

const looks: readonly SeatLook[] = ['filled', 'filled', 'filled', 'mine', 'awaited', 'filled', 'muted', 'outlined']
const seats = Array.from({ length: 16 }, (_, place) => ({ look: looks[place % looks.length] ?? 'filled' }))

function EnterCode() {
  const words = useWords().join
  const [code, setCode] = useState('')
  const [error, setError] = useState<string | null>(null)
  const check = useCodeCheck(code)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    const digits = codeIn(code)
    if (digits === null) return setError(words.taking.codeShape)
    navigate({ page: 'join', code: digits })
  }
  return (
    <form className={styles['enter']} noValidate onSubmit={submit}>
      <h2>{words.home.enter}</h2>
      <CodeField
        value={code}
        check={check}
        error={error}
        onChange={(text) => {
          setCode(text)
          setError(null)
        }}
      />
      <p className="hint">{words.home.enterHint}</p>
      <Button type="submit" variant="primary" big>
        {words.home.go}
      </Button>
    </form>
  )
}

function Memberships({ memberships }: { readonly memberships: readonly Membership[] }) {
  const words = useWords()
  const { home } = words.join
  return (
    <section className={styles['mine']} aria-labelledby="mine">
      <h2 id="mine">{home.mine}</h2>
      <ul>
        {memberships.map(({ workshop, title, participant }) => (
          <li key={workshop}>
            <p>
              <Link className={styles['name']} to={{ page: 'workshop', workshop }}>
                {title}
              </Link>
              <br />
              <span className="s mut">{home.as(participant.name, roleWord(participant.role, home.asRole))}</span>
            </p>
            <p className="row wrap">
              <Link className="btn" to={{ page: 'session', workshop }}>
                {home.openSession}
              </Link>
              {participant.role === 'facilitator' && (
                <Link className="btn" to={{ page: 'console', workshop }}>
                  {home.openConsole}
                </Link>
              )}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}

function roleWord(role: string, words: Readonly<Record<'facilitator' | 'contributor' | 'reader', string>>): string {
  return role === 'facilitator' || role === 'reader' ? words[role] : words.contributor
}
