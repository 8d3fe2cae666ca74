import { findingsOf, findingTypes, type Finding } from '../../shared/documents/finding.ts'
import { MoveControls } from '../editor/move-controls.tsx'
import type { PlacedWriter } from '../editor/writers.ts'
import { recordIn } from '../link/record-in.ts'
import { Avatars } from '../ui/avatar.tsx'
import { FindingTypeMark } from '../ui/finding-type-mark.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import styles from './finding.module.css'

interface FindingIdentityProps {
  readonly finding: Finding
  readonly code: string
  readonly name: string
  readonly place: number
  readonly total: number
  readonly desk: Desk
  readonly writers: readonly PlacedWriter[]
  readonly onMove: (place: number) => void
}

/** In the margin of a finding: its code, its type, who is in it, and ways to move it. */
export function FindingIdentity(props: FindingIdentityProps) {
  const { finding, code, name, place, total, desk, writers, onMove } = props
  return (
    <div className={styles['identity']}>
      <b className={styles['code']}>{code}</b>
      {desk.mayWrite ? (
        <TypeChoice finding={finding} code={code} desk={desk} />
      ) : (
        <FindingTypeMark type={finding.type} />
      )}
      {writers.length > 0 && (
        <span className={styles['writers']}>
          <Avatars people={writers} most={3} />
        </span>
      )}
      {desk.mayWrite && (
        <span className={styles['moves']}>
          <MoveControls kind="finding" id={finding.id} name={name} place={place} total={total} onMove={onMove} />
        </span>
      )}
    </div>
  )
}

// The system's own list, laid over the sign and the word that say the type.
function TypeChoice({ finding, code, desk }: Pick<FindingIdentityProps, 'finding' | 'code' | 'desk'>) {
  const words = useAllWords()
  const choose = (value: string) => {
    const type = findingTypes.find((known) => known === value)
    if (type) desk.link.write((doc) => recordIn(findingsOf(doc), finding.id)?.set('type', type))
  }
  return (
    <span className={styles['type']} data-field="type">
      <FindingTypeMark type={finding.type} />
      <select
        aria-label={words.diagnostic.typeOf(code)}
        title={words.diagnostic.typeOf(code)}
        value={finding.type}
        onChange={(event) => choose(event.target.value)}
      >
        {findingTypes.map((type) => (
          <option key={type} value={type}>
            {words.ui.findingType[type]}
          </option>
        ))}
      </select>
    </span>
  )
}
