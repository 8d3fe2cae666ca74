import type { CatchUp } from '../../shared/plan/catch-up.ts'
import type { View } from '../../shared/workshop/view.ts'
import type { MailAddress } from '../storage/mail-store.ts'
import { changeItems } from './digest-changes.ts'
import { eventItems } from './digest-events.ts'
import { waitingItems } from './digest-waiting.ts'
import { frame } from './letter-frame.ts'
import { unchanged, type Block, type Item, type Letter } from './letter.ts'
import { catchUpLink, type LinkSettings } from './mail-links.ts'
import { voiceFor, type MailVoice } from './mail-voice.ts'

/** What a digest is made from: what one person may see, and what is new in it for them. */
export interface DigestNews {
  readonly view: View
  readonly catchUp: CatchUp
}

/** The same with how and where it is told. */
export interface DigestTelling extends DigestNews {
  readonly origin: string
  readonly voice: MailVoice
}

// A mail is glanced at: the page has the rest.
const most = { waiting: 12, changes: 12, events: 20 }

/** Tells what is new since the last digest, or since its reader was there; null when nothing is. */
export function digestLetter(links: LinkSettings, to: MailAddress, news: DigestNews): Letter | null {
  const { catchUp, view } = news
  const { since, changes, events, left } = catchUp
  if (since === null || (changes.length === 0 && events.length === 0)) return null
  const voice = voiceFor(to)
  const words = voice.words.digest
  const titles = voice.screens.catchUp
  const telling: DigestTelling = { ...news, origin: links.origin, voice }
  return {
    ...frame(links, to, view.workshop.title),
    subject: words.subject(view.workshop.title),
    title: words.title(voice.formats.day(since)),
    blocks: [
      ...list(voice, titles.waiting.title, {
        items: waitingItems(telling, most.waiting),
        of: catchUp.waiting.length,
        isAwaiting: true,
      }),
      ...list(voice, titles.changes.title, { items: changeItems(telling, most.changes), of: changes.length }),
      ...list(voice, titles.events.title, { items: eventItems(telling, most.events), of: events.length + left }),
      { type: 'button', label: words.read, href: catchUpLink(links.origin, to.workshop) },
    ],
  }
}

interface Shown {
  readonly items: readonly Item[]
  /** How many there are in all. */
  readonly of: number
  readonly isAwaiting?: boolean
}

function list({ words }: MailVoice, title: string, { items, of, isAwaiting = false }: Shown): readonly Block[] {
  if (items.length === 0) return []
  const left = of - items.length
  const more = left > 0 ? [{ text: words.digest.more(left), words: unchanged(''), href: null }] : []
  return [{ type: 'list', title, items: [...items, ...more], isAwaiting }]
}
