import { Archive, X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import type * as Y from 'yjs'
import type { Finding } from '../../shared/documents/finding.ts'
import { placeAmong, placeBeside } from '../../shared/documents/record.ts'
import { setShown, stakesOf, type Stake } from '../../shared/documents/stake.ts'
import type { FindingId } from '../../shared/id.ts'
import { followed } from '../../shared/plan/merged-findings.ts'
import { heldIn } from '../../shared/workshop/merge.ts'
import { CommentSpot } from '../comments/comment-spot.tsx'
import { useDropTarget } from '../editor/drop-target.ts'
import { MoveControls } from '../editor/move-controls.tsx'
import { SharedInput } from '../editor/shared-input.tsx'
import { recordIn, textIn } from '../link/record-in.ts'
import { announce } from '../ui/announcer.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { joined } from '../ui/joined.ts'
import { useAllWords } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { FindingName } from './finding-name.tsx'
import { StakeFindings } from './stake-findings.tsx'
import styles from './stakes.module.css'

interface StakeCardProps {
  readonly stake: Stake
  readonly place: number
  /** Those in force, in order. */
  readonly stakes: readonly Stake[]
  /** The findings in force. */
  readonly findings: readonly Finding[]
  readonly codes: ReadonlyMap<FindingId, string>
  readonly workshop: string
  readonly desk: Desk
  readonly isNew: boolean
}

/** One stake: its number, its title and sentence, and the findings that show it. */
export function StakeCard({ stake, place, stakes, findings, codes, workshop, desk, isNew }: StakeCardProps) {
  const words = useAllWords().stakes
  const number = place + 1
  const record = recordIn(stakesOf(desk.doc), stake.id)
  const name = `${number}, ${stake.title || words.untitled}`
  const own = findings.filter(({ id }) => followed(desk.standIn, stake.findings).includes(id))
  const move = (id: string, place: number) => desk.link.write((doc) => placeAmong(stakesOf(doc), stakes, { id, place }))
  const { edge, target } = useDropTarget({
    stake: (id, side) => {
      const beside = placeBeside(stakes, { id, target: stake.id, side })
      if (beside !== null) move(id, beside)
    },
  })
  const archive = () => {
    desk.link.write((doc) => recordIn(stakesOf(doc), stake.id)?.set('isArchived', true))
    announce(words.justArchived(stake.title || words.untitled))
  }
  return (
    <article
      id={stake.id}
      className={joined(styles['stake'], edge && styles[edge])}
      aria-label={words.stake(name)}
      {...(desk.mayWrite ? target : {})}
    >
      <div className={styles['identity']}>
        <b className={styles['number']}>{number}</b>
        {desk.mayWrite && (
          <MoveControls
            kind="stake"
            id={stake.id}
            name={name}
            place={place}
            total={stakes.length}
            onMove={(to) => move(stake.id, to)}
          />
        )}
      </div>
      <div>
        <div className={styles['words']}>
          <div>
            <Texts {...{ stake, number, record, desk, isNew }} />
          </div>
          <CommentSpot
            subject={stake.id}
            code={null}
            anchor={{ on: 'stake', words: stake.title }}
            label={words.comment(number)}
            threads={desk.spots.get(stake.id) ?? []}
            acts={desk.acts}
          />
        </div>
        {own.length === 0 && <p className={styles['none']}>{words.noFinding}</p>}
        <ul className={styles['findings']} aria-label={words.findingsOf(number)}>
          {own.map((finding) => (
            <li key={finding.id}>
              <FindingName {...{ finding, workshop }} code={codes.get(finding.id) ?? ''} domains={desk.domains} />
              {desk.mayWrite && <Unlink {...{ stake, finding, desk, number }} code={codes.get(finding.id) ?? ''} />}
            </li>
          ))}
        </ul>
        {desk.mayWrite && (
          <div className={styles['acts']}>
            <StakeFindings {...{ stake, findings, codes, desk }} />
            <Button variant="quiet" icon={Archive} onClick={archive}>
              {words.archive(number)}
            </Button>
          </div>
        )}
      </div>
    </article>
  )
}

interface TextsProps extends Pick<StakeCardProps, 'stake' | 'desk' | 'isNew'> {
  readonly number: number
  readonly record: Y.Map<unknown> | null
}

function Texts({ stake, number, record, desk: { mayWrite, undo }, isNew }: TextsProps) {
  const words = useAllWords().stakes
  const area = useRef<HTMLTextAreaElement>(null)
  const [title, sentence] = [textIn(record, 'title'), textIn(record, 'sentence')]
  useEffect(() => {
    if (isNew) area.current?.focus()
  }, [isNew])
  if (!mayWrite || !title || !sentence) {
    return (
      <>
        <h2 className={styles['title']}>{stake.title || words.untitled}</h2>
        <p className={styles['sentence']}>{stake.sentence}</p>
      </>
    )
  }
  const shared = { undo, mayWrite: true, maxLength: 500 } as const
  return (
    <>
      <h2 className="sr">{stake.title || words.untitled}</h2>
      <SharedInput
        {...shared}
        ref={area}
        className={styles['title'] ?? ''}
        text={title}
        label={words.titleOf(number)}
        placeholder={words.untitled}
      />
      <SharedInput
        {...shared}
        className={styles['sentence'] ?? ''}
        text={sentence}
        label={words.sentenceOf(number)}
        placeholder={words.sentence}
      />
    </>
  )
}

interface UnlinkProps extends Pick<StakeCardProps, 'stake' | 'desk'> {
  readonly finding: Finding
  readonly code: string
  readonly number: number
}

function Unlink({ stake, finding, code, number, desk }: UnlinkProps) {
  const words = useAllWords().stakes
  const unlink = () => {
    desk.link.write((doc) => {
      const record = recordIn(stakesOf(doc), stake.id)
      if (record) for (const id of heldIn(desk.merges, finding.id)) setShown(record, id, 'not-linked')
    })
    announce(words.unlinked(code))
  }
  return <IconButton variant="quiet" icon={X} label={words.unlink(code, number)} onClick={unlink} />
}
