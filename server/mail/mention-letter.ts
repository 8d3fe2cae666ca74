import type { Subjects } from '../../shared/plan/catch-up.ts'
import { addresses, type Addressed } from '../../shared/workshop/mention.ts'
import { excerpt, nameOf } from '../../shared/workshop/said.ts'
import { isBy, type Comment, type Thread } from '../../shared/workshop/thread.ts'
import type { View } from '../../shared/workshop/view.ts'
import type { MailAddress } from '../storage/mail-store.ts'
import { frame } from './letter-frame.ts'
import type { Block, Letter } from './letter.ts'
import { threadLink, type LinkSettings } from './mail-links.ts'
import { placeName, voiceFor, type MailVoice } from './mail-voice.ts'

/** A comment that calls the reader, as they may read it. */
export interface Call {
  readonly thread: Thread
  readonly comment: Comment
  readonly addressed: Addressed
}

/** The calls among these comments that a person may read now: not those hidden, changed or closed to them since. */
export function callsIn(view: View, comments: readonly (string | null)[]): readonly Call[] {
  const { me } = view
  return Object.values(view.threads).flatMap((thread) =>
    thread.comments.flatMap((comment): readonly Call[] => {
      const addressed = addresses(comment, me)
      const isAsked = comments.includes(comment.id) && comment.text !== '' && !isBy(comment.by, me?.id ?? null)
      return isAsked && addressed ? [{ thread, comment, addressed }] : []
    }),
  )
}

/** What a mail about calls is made from. */
export interface MentionNews {
  readonly view: View
  readonly calls: readonly Call[]
  readonly subjects: Subjects
}

/** Tells somebody who calls them, in which words, and where to answer; null when nobody does any more. */
export function mentionLetter(links: LinkSettings, to: MailAddress, news: MentionNews): Letter | null {
  const voice = voiceFor(to)
  const words = voice.words.mention
  const { calls, view } = news
  const [only] = calls
  if (!only) return null
  const title = calls.length === 1 ? words.one(whoIn(voice, only, view)) : words.many(calls.length)
  return {
    ...frame(links, to, view.workshop.title),
    subject: words.subject(title, view.workshop.title),
    title,
    blocks: calls
      .toSorted((a, b) => a.comment.at - b.comment.at)
      .flatMap((call) => blocksOf(call, { origin: links.origin, voice, news })),
  }
}

interface Told {
  readonly origin: string
  readonly voice: MailVoice
  readonly news: MentionNews
}

function blocksOf(call: Call, { origin, voice, news: { view, subjects } }: Told): readonly Block[] {
  const { mention } = voice.words
  const { thread, comment } = call
  const { document, subject } = thread
  const place = placeName(voice, document, subjects[subject])
  const name = whoIn(voice, call, view)
  const href = threadLink(origin, view.workshop.id, thread)
  const said: Block = {
    type: 'said',
    head: mention.head(name, place),
    words: excerpt(comment.text),
    link: { label: mention.answer(name), href },
  }
  if (call.addressed === 'me') return [said]
  return [said, { type: 'text', text: voice.screens.catchUp.waiting.oneIsEnough }]
}

function whoIn({ screens }: MailVoice, { comment }: Call, view: View): string {
  return nameOf(comment.by, view) ?? screens.catchUp.somebody
}
