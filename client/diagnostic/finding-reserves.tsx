import { useRef, useState, type RefObject } from 'react'
import type { Finding } from '../../shared/documents/finding.ts'
import type { FindingId } from '../../shared/id.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import { heldIn } from '../../shared/workshop/merge.ts'
import { reservesOn, type Reserve } from '../../shared/workshop/reserve.ts'
import type { View } from '../../shared/workshop/view.ts'
import { useView } from '../link/workshop-context.tsx'
import { Button } from '../ui/button.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { ReserveForm, WithdrawDialog } from './reserve-acts.tsx'
import styles from './reserves.module.css'

interface FindingReservesProps {
  readonly finding: Finding
  readonly code: string
  readonly desk: Desk
  /** This person is writing one. */
  readonly isSigning: boolean
  readonly onDone: () => void
}

/** What institutions do not share of a finding, beside its text; those that were withdrawn are folded away. */
export function FindingReserves({ finding, code, desk, isSigning, onDone }: FindingReservesProps) {
  const words = useAllWords().diagnostic
  const place = useRef<HTMLDivElement>(null)
  const [leaving, setLeaving] = useState<Reserve | null>(null)
  // Those on what was merged into it hold too.
  const places = heldIn(desk.merges, finding.id)
  const held = places.flatMap((id) => reservesOn(desk.reserves, id))
  const withdrawn = Object.values(desk.reserves).filter((one) => places.includes(one.finding) && one.withdrawn !== null)
  const signer = isSigning ? desk.signsFor : null
  if (held.length + withdrawn.length === 0 && !signer) return null
  return (
    <div ref={place} className={styles['reserves']} role="group" aria-label={words.reservesOn(code)} tabIndex={-1}>
      {held.map((reserve) => (
        <div key={reserve.id} className={styles['reserve']}>
          <Signed reserve={reserve} institutions={desk.institutions} isOnOriginal={reserve.finding !== finding.id} />
          {reserve.institution === desk.signsFor?.id && (
            <Button variant="quiet" className={styles['withdraw'] ?? ''} onClick={() => setLeaving(reserve)}>
              {words.withdrawReserve}
            </Button>
          )}
        </div>
      ))}
      {signer && <ReserveForm finding={finding.id} signer={signer} onDone={() => finish(place, onDone)} />}
      {withdrawn.length > 0 && (
        <details className={styles['withdrawn']}>
          <summary>{words.withdrawnReserves(withdrawn.length)}</summary>
          {withdrawn.map((reserve) => (
            <Signed
              key={reserve.id}
              reserve={reserve}
              institutions={desk.institutions}
              isOnOriginal={reserve.finding !== finding.id}
            />
          ))}
        </details>
      )}
      {leaving && (
        <WithdrawDialog
          reserve={leaving.id}
          name={nameOf(leaving, desk.institutions) ?? words.formerInstitution}
          onClose={() => setLeaving(null)}
        />
      )}
    </div>
  )
}

/** The institution that this person may sign a reserve for. */
export function signerOf({ me, may, workshop }: View): Institution | null {
  if (!may.ask.includes('sign-reserve')) return null
  return workshop.institutions.find(({ id }) => id === me?.institution) ?? null
}

/** Whether this person may sign a reserve here: for an institution that has none on this finding. */
export function maySign({ signsFor, reserves }: Desk, finding: FindingId): boolean {
  return signsFor !== null && !reservesOn(reserves, finding).some(({ institution }) => institution === signsFor.id)
}

interface SignedProps {
  readonly reserve: Reserve
  readonly institutions: readonly Institution[]
  /** It was signed on a finding that was merged into this one. */
  readonly isOnOriginal: boolean
}

function Signed({ reserve, institutions, isOnOriginal }: SignedProps) {
  const { diagnostic: words, merge } = useAllWords()
  return (
    <div>
      <p className={styles['institution']}>
        {words.reserveOf(nameOf(reserve, institutions) ?? words.formerInstitution)}
      </p>
      <p className={styles['words']}>{words.quoted(reserve.text)}</p>
      {isOnOriginal && <p className={styles['trace']}>{merge.reserveOnOriginal}</p>}
      <Trace reserve={reserve} />
    </div>
  )
}

function Trace({ reserve: { at, by, withdrawn } }: Pick<SignedProps, 'reserve'>) {
  const words = useAllWords().diagnostic
  const formats = useFormats()
  const people = useView((view) => view.participants)
  const signer = by && people[by]?.name
  const signed = signer ? words.signedBy(formats.date(at), signer) : words.signedOn(formats.date(at))
  const withdrawal = (end: NonNullable<Reserve['withdrawn']>) => {
    const name = end.by && people[end.by]?.name
    return name ? words.withdrawnBy(formats.date(end.at), name) : words.withdrawnOn(formats.date(end.at))
  }
  return (
    <p className={styles['trace']}>
      <Ordinals text={withdrawn ? `${signed}${withdrawal(withdrawn)}` : signed} />
    </p>
  )
}

function nameOf({ institution }: Reserve, institutions: readonly Institution[]): string | undefined {
  return institutions.find(({ id }) => id === institution)?.name
}

// The form goes away with the focus that it had.
function finish(place: RefObject<HTMLDivElement | null>, onDone: () => void): void {
  place.current?.focus()
  onDone()
}
