import { sha256 } from '../access/secrets.ts'
import type { Log } from '../live/rooms.ts'
import type { Counts } from '../metrics/counts.ts'
import type { ClaimedMails, MailAddress, QueuedMail } from '../storage/mail-store.ts'
import { compose, type ComposeSettings } from './compose.ts'
import { confirmationMs } from './confirmation.ts'
import { queueDigests } from './digests.ts'
import { htmlOf } from './letter-html.ts'
import { textOf } from './letter-text.ts'
import { onOneLine, type Letter } from './letter.ts'
import { actLink } from './mail-links.ts'
import { queueMentions } from './mentions.ts'
import type { Delivery, Mailer, WrittenMail } from './smtp.ts'

/** What the postman is handed. */
export type PostmanSettings = ComposeSettings & {
  readonly mailer: Mailer
  readonly counts: Counts
  readonly log: Pick<Log, 'warn'>
}

type Outcome = Delivery | 'nothing-to-say'

const minuteMs = 60_000
// Longer than all that one person may be sent at once takes: nobody else tries meanwhile.
const claimMs = 10 * minuteMs
// A server that is greeted for the first time may say « later » (greylisting); one that is away may be so for a day.
const againAfterMs = [1, 5, 15, 60, 180, 360, 720].map((minutes) => minutes * minuteMs)
const forgetEveryMs = 60 * minuteMs
const keptDoneMs = 14 * 24 * 60 * minuteMs

/** Sends what waits to be sent, each once, and tries again later what was not taken. */
export class Postman {
  readonly #settings: PostmanSettings
  #working: Promise<void> | null = null
  #isClosed = false
  #forgotAt = 0

  constructor(settings: PostmanSettings) {
    this.#settings = settings
  }

  /** Does all that is due; who asks while that goes on waits for it. Never throws. */
  work(): Promise<void> {
    this.#working ??= this.#workOnce().finally(() => {
      this.#working = null
    })
    return this.#working
  }

  /** Begins nothing more, and waits for the mail that is under way. */
  async close(): Promise<void> {
    this.#isClosed = true
    await this.#working
  }

  async #workOnce(): Promise<void> {
    try {
      const { storage, now } = this.#settings
      await this.#forget()
      await queueMentions(storage)
      await queueDigests(storage, now())
      await this.#deliver()
    } catch (error) {
      // All of it waits in storage.
      this.#settings.log.warn({ error }, 'mail cannot be seen to now')
    }
  }

  async #forget(): Promise<void> {
    const { storage, now } = this.#settings
    const at = now()
    if (Math.abs(at - this.#forgotAt) < forgetEveryMs) return
    await storage.mail.forget({ askedAt: at - confirmationMs, doneAt: at - keptDoneMs })
    this.#forgotAt = at
  }

  async #deliver(): Promise<void> {
    const { storage, now } = this.#settings
    while (!this.#isClosed) {
      const claimed = await storage.mail.claim(now(), now() + claimMs)
      if (!claimed) return
      if (!(await this.#deliverTo(claimed))) return
    }
  }

  /** Whether it is worth going on: where the server cannot be used, the next one would only fail as well. */
  async #deliverTo({ to, mails }: ClaimedMails): Promise<boolean> {
    let isUsable = true
    for (const kind of new Set(mails.map((mail) => mail.kind))) {
      const ofKind = mails.filter((mail) => mail.kind === kind)
      const outcome: Outcome = isUsable ? await this.#send(to, ofKind) : 'unusable'
      await this.#settle(to, ofKind, outcome)
      isUsable &&= outcome !== 'unusable'
    }
    return isUsable
  }

  async #send(to: MailAddress, mails: readonly QueuedMail[]): Promise<Outcome> {
    const { mailer, storage } = this.#settings
    const { letter, told } = await compose(this.#settings, to, mails)
    const outcome: Outcome = letter ? await mailer.send(this.#written(letter, to, mails)) : 'nothing-to-say'
    const isTold = outcome === 'taken' || outcome === 'nothing-to-say'
    if (told && isTold) await storage.mail.change(to, { told })
    return outcome
  }

  #written(letter: Letter, to: MailAddress, [first]: readonly QueuedMail[]): WrittenMail {
    return {
      to: to.address,
      subject: onOneLine(letter.subject),
      text: textOf(letter),
      html: htmlOf(letter),
      id: sha256(first?.key ?? '').slice(0, 32),
      at: this.#settings.now(),
      stop: actLink(this.#settings, 'stop', to),
    }
  }

  async #settle(to: MailAddress, mails: readonly QueuedMail[], outcome: Outcome): Promise<void> {
    const { storage, counts } = this.#settings
    switch (outcome) {
      case 'taken':
        counts.mails.sent++
        if (to.refusedAt !== null) await storage.mail.change(to, { refusedAt: null })
        return this.#endAll(mails)
      case 'nothing-to-say':
        return this.#endAll(mails)
      case 'put-off':
      case 'unusable': {
        const isLastTry = mails.some(({ attempts }) => attempts > againAfterMs.length)
        return isLastTry ? this.#giveUp(to, mails) : this.#putOff(mails)
      }
      case 'refused':
        return this.#giveUp(to, mails)
    }
  }

  async #giveUp(to: MailAddress, mails: readonly QueuedMail[]): Promise<void> {
    const { storage, now, counts, log } = this.#settings
    counts.mails.failed++
    log.warn({ kind: mails[0]?.kind }, 'a mail was given up')
    await storage.mail.change(to, { refusedAt: now() })
    await this.#endAll(mails)
  }

  async #endAll(mails: readonly QueuedMail[]): Promise<void> {
    const { storage, now } = this.#settings
    for (const { key } of mails) await storage.mail.settle(key, { doneAt: now() })
  }

  async #putOff(mails: readonly QueuedMail[]): Promise<void> {
    const { storage, now, counts } = this.#settings
    counts.mails.putOff++
    for (const { key, attempts } of mails) {
      const againMs = againAfterMs[attempts - 1] ?? againAfterMs.at(-1) ?? minuteMs
      await storage.mail.settle(key, { due: now() + againMs })
    }
  }
}
