import { useMemo, useRef, useState } from 'react'
import { contentFingerprint } from '../../shared/documents/finding-content.ts'
import type { Finding } from '../../shared/documents/finding.ts'
import type { Institution } from '../../shared/workshop/institution.ts'
import { originInstitutions, type Merge, type MergeAnswer } from '../../shared/workshop/merge.ts'
import { useAct } from '../link/use-act.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { Tag } from '../ui/tag.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import type { Desk } from './desk.ts'
import { SignedForm } from './signed-form.tsx'
import reserves from './reserves.module.css'
import styles from './merge.module.css'

interface MergeAnswersProps {
  readonly finding: Finding
  readonly merge: Merge
  readonly desk: Desk
}

/** What each institution says of the common wording of what it had said, and the buttons of those that are asked. */
export function MergeAnswers({ finding, merge, desk }: MergeAnswersProps) {
  const fingerprint = useMemo(() => contentFingerprint(finding), [finding])
  const asked = new Set(originInstitutions(merge))
  const institutions = desk.institutions.filter(({ id }) => asked.has(id))
  const own = institutions.find(({ id }) => id === desk.signsFor?.id)
  return (
    <>
      <ul className={styles['answers']}>
        {institutions.map((one) => (
          <li key={one.id}>
            <Said institution={one} said={merge.answers[one.id]} fingerprint={fingerprint} />
          </li>
        ))}
      </ul>
      {own && <OwnAnswer {...{ finding, own, fingerprint }} said={merge.answers[own.id]} />}
    </>
  )
}

interface SaidProps {
  readonly institution: Institution
  readonly said: MergeAnswer | undefined
  /** Of the wording as it is now. */
  readonly fingerprint: string
}

const tones = { accepted: 'ok', contested: 'bad' } as const

function Said({ institution, said, fingerprint }: SaidProps) {
  const { merge: words, diagnostic } = useAllWords()
  const formats = useFormats()
  if (!said) {
    return (
      <p>
        <b>{institution.short}</b> <Tag tone="warn">{words.answers.awaited}</Tag>
      </p>
    )
  }
  const isEarlier = said.fingerprint !== fingerprint
  return (
    <>
      <p>
        <b>{institution.short}</b>{' '}
        <Tag tone={isEarlier ? 'line' : tones[said.answer]}>
          {isEarlier ? words.earlier[said.answer] : words.answers[said.answer]}
        </Tag>{' '}
        <span className={reserves['trace']}>
          <Ordinals text={words.on(formats.date(said.at))} />
        </span>
      </p>
      {said.answer === 'contested' && (
        <div className={reserves['reserve']}>
          <p className={reserves['words']}>{diagnostic.quoted(said.reason)}</p>
        </div>
      )}
    </>
  )
}

interface OwnAnswerProps {
  readonly finding: Finding
  readonly own: Institution
  readonly said: MergeAnswer | undefined
  readonly fingerprint: string
}

function OwnAnswer({ finding, own, said, fingerprint }: OwnAnswerProps) {
  const words = useAllWords().merge
  const place = useRef<HTMLDivElement>(null)
  const [isChanging, setChanging] = useState(false)
  const [isContesting, setContesting] = useState(false)
  const act = useAct()
  const isDue = said?.fingerprint !== fingerprint
  // The buttons and the form go away with the focus that they had.
  const settle = (answer: MergeAnswer['answer']) => {
    setChanging(false)
    setContesting(false)
    place.current?.focus()
    announce(words[answer](own.name))
  }
  const accept = async () => {
    if (await act.run({ type: 'answer-merge', finding: finding.id, answer: 'accepted', reason: '' })) settle('accepted')
  }
  return (
    <div ref={place} tabIndex={-1} className={styles['own']}>
      {isContesting ? (
        <SignedForm
          label={words.reason(own.name)}
          hint={words.reasonHint}
          missing={words.reasonMissing}
          verb={words.sendContest}
          ask={(reason) => ({ type: 'answer-merge', finding: finding.id, answer: 'contested', reason })}
          onSigned={() => settle('contested')}
          onCancel={() => setContesting(false)}
        />
      ) : isDue || isChanging ? (
        <>
          <p>{words.inTheNameOf(own.name)}</p>
          <div className={reserves['acts']}>
            <Button busy={act.isBusy} onClick={() => void accept()}>
              {words.accept}
            </Button>
            <Button onClick={() => setContesting(true)}>{words.contest}</Button>
          </div>
          <Refusal text={act.refusal} />
        </>
      ) : (
        <Button variant="quiet" onClick={() => setChanging(true)}>
          {words.change}
        </Button>
      )}
    </div>
  )
}
