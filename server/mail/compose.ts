import { personOf } from '../../shared/workshop/participant.ts'
import type { Moment } from '../../shared/workshop/visit.ts'
import { catchUpOf, momentNow, subjectsOf, type CatchUpSettings } from '../live/catch-up.ts'
import type { WorkshopRoom } from '../live/workshop-room.ts'
import type { MailAddress, QueuedMail } from '../storage/mail-store.ts'
import { confirmationLetter } from './confirmation.ts'
import { digestLetter } from './digest-letter.ts'
import { laterOf } from './digests.ts'
import type { Letter } from './letter.ts'
import type { LinkSettings } from './mail-links.ts'
import { callsIn, mentionLetter } from './mention-letter.ts'

/** What letters are put together from. */
export type ComposeSettings = CatchUpSettings & LinkSettings

/** A letter, and up to where it tells: what the next digest begins with once this one is taken. */
export interface Composed {
  readonly letter: Letter | null
  readonly told: Moment | null
}

const nothing: Composed = { letter: null, told: null }

/** Puts together what these mails of one kind are about, as it is now; no letter when there is nothing to say any more. */
export async function compose(
  settings: ComposeSettings,
  to: MailAddress,
  mails: readonly QueuedMail[],
): Promise<Composed> {
  const kind = mails[0]?.kind
  if (kind === undefined) return nothing
  if (kind === 'confirmation') {
    return to.confirmedAt === null ? { letter: confirmationLetter(settings, to), told: null } : nothing
  }
  const room = await settings.rooms.workshop(to.workshop)
  if (!room || to.confirmedAt === null) return nothing
  return kind === 'mention' ? composeMention(settings, { to, room }, mails) : composeDigest(settings, { to, room })
}

interface Reader {
  readonly to: MailAddress
  readonly room: WorkshopRoom
}

async function composeMention(
  settings: ComposeSettings,
  { to, room }: Reader,
  mails: readonly QueuedMail[],
): Promise<Composed> {
  const participant = await room.participant(to.participant)
  if (!participant) return nothing
  const { view } = room.view(personOf(participant), true)
  const about = mails.map((mail) => mail.about)
  const calls = callsIn(view, about)
  const subjects = await subjectsOf(settings.rooms, view, new Set(calls.map(({ thread }) => thread.subject)))
  return { letter: mentionLetter(settings, to, { view, calls, subjects }), told: null }
}

async function composeDigest(settings: ComposeSettings, { to, room }: Reader): Promise<Composed> {
  const participant = await room.participant(to.participant)
  if (!participant || to.frequency === 'never') return nothing
  const person = personOf(participant)
  const visit = await settings.storage.readVisit(to.workshop, to.participant)
  const until = await momentNow(settings, to.workshop)
  const seen = laterOf(to.told, visit?.last ?? null)
  const catchUp = await catchUpOf(settings, { room, person, seen, until })
  const { view } = room.view(person, true)
  return { letter: digestLetter(settings, to, { view, catchUp }), told: until }
}
