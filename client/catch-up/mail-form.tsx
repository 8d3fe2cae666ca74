import { useState, type FormEvent } from 'react'
import { languages } from '../../shared/i18n/words.ts'
import { mailFrequencies, type OwnMail } from '../../shared/protocol/mail.ts'
import type { DoorAnswer } from '../link/http.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { Select } from '../ui/select.tsx'
import { Tag } from '../ui/tag.tsx'
import { useAllWords, useLanguage } from '../ui/words.tsx'
import type { MailWish, OwnMailDoor } from './own-mail.ts'
import styles from './catch-up.module.css'

interface MailFormProps {
  readonly mail: OwnMail | null
  readonly door: Pick<OwnMailDoor, 'set' | 'remove'>
}

/** The address and what comes to it; what was typed stays until the server has it. */
export function MailForm({ mail, door }: MailFormProps) {
  const words = useAllWords().mail
  const { language } = useLanguage()
  const [wish, setWish] = useState<MailWish>(mail ?? { address: '', language, frequency: 'weekly' })
  const [isChecked, setChecked] = useState(false)
  const saving = useSaving()
  const isShort = isChecked && !isAddress(wish.address)
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    setChecked(true)
    if (!isAddress(wish.address)) return
    if (await saving.run(door.set(wish))) announce(words.saved)
  }
  const remove = async () => {
    if (!(await saving.run(door.remove()))) return
    setWish({ ...wish, address: '' })
    setChecked(false)
    announce(words.removed)
    // The button goes away: the keyboard goes on from the page.
    document.getElementById('main')?.focus()
  }
  return (
    <form noValidate className={styles['form']} onSubmit={(event) => void submit(event)}>
      {mail ? <Standing mail={mail} /> : <p>{words.intro}</p>}
      <Field
        type="email"
        autoComplete="email"
        label={words.address}
        hint={words.addressHint}
        error={isShort ? words.addressShape : null}
        value={wish.address}
        onChange={(address) => setWish({ ...wish, address })}
      />
      <Select
        label={words.frequency}
        value={wish.frequency}
        options={mailFrequencies.map((value) => ({ value, label: words.frequencies[value] }))}
        onChange={(frequency) => setWish({ ...wish, frequency })}
      />
      <Select
        label={words.language}
        value={wish.language}
        options={languages.map((value) => ({ value, label: words.languages[value] }))}
        onChange={(chosen) => setWish({ ...wish, language: chosen })}
      />
      <Refusal text={saving.failure} />
      <p className="row wrap">
        <Button type="submit" variant={mail?.isConfirmed ? 'plain' : 'primary'} busy={saving.isBusy}>
          {labelFor(mail, wish, words)}
        </Button>
        {mail && (
          <Button variant="quiet" busy={saving.isBusy} onClick={() => void remove()}>
            {words.remove}
          </Button>
        )}
      </p>
    </form>
  )
}

/** Whether the address is confirmed, and what to do where it is not. */
function Standing({ mail: { address, isConfirmed, isRefused } }: { readonly mail: OwnMail }) {
  const words = useAllWords().mail
  return (
    <>
      <p className={styles['standing']}>
        <b>{address}</b> {isConfirmed ? <Tag tone="ok">{words.confirmed}</Tag> : <Tag tone="warn">{words.awaited}</Tag>}
      </p>
      {isRefused && <p className="err">{words.refused(address)}</p>}
      {!isConfirmed && !isRefused && <p className="s mut">{words.sent(address)}</p>}
    </>
  )
}

type MailWords = ReturnType<typeof useAllWords>['mail']

function labelFor(mail: OwnMail | null, wish: MailWish, words: MailWords): string {
  if (!mail) return words.leave
  return !mail.isConfirmed && mail.address === wish.address.trim() ? words.again : words.save
}

// The server has the last word: this only spares a question.
function isAddress(text: string): boolean {
  return /^[^\s@,;<>]+@[^\s@,;<>]+\.[^\s@,;<>]+$/.test(text.trim())
}

function useSaving() {
  const words = useAllWords().mail.failure
  const [isBusy, setBusy] = useState(false)
  const [failure, setFailure] = useState<string | null>(null)
  const run = async (asked: Promise<DoorAnswer<unknown>>): Promise<boolean> => {
    setBusy(true)
    setFailure(null)
    const answer = await asked
    setBusy(false)
    if (!answer.ok) setFailure(failureText(answer.error, words))
    return answer.ok
  }
  return { isBusy, failure, run }
}

function failureText(error: string, words: MailWords['failure']): string {
  if (error === 'malformed') return words.malformed
  return error === 'too-many' ? words.tooMany : words.unreachable
}
