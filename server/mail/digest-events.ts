import type { CatchUpEvent } from '../../shared/workshop/catch-up.ts'
import { kindOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import { excerpt, nameOf } from '../../shared/workshop/said.ts'
import type { DigestTelling } from './digest-letter.ts'
import { unchanged, type Item } from './letter.ts'
import { placeLink, threadLink } from './mail-links.ts'
import { placeName } from './mail-voice.ts'

/** What happened, newest first, each in the sentence that the page says. */
export function eventItems(telling: DigestTelling, most: number): readonly Item[] {
  return telling.catchUp.events.slice(0, most).flatMap((event) => eventItem(event, telling))
}

type Event<Type extends CatchUpEvent['type']> = Extract<CatchUpEvent, { type: Type }>

function eventItem(event: CatchUpEvent, telling: DigestTelling): readonly Item[] {
  const { screens } = telling.voice
  const words = screens.catchUp.events
  const { view, origin } = telling
  switch (event.type) {
    case 'comment':
      return said(event, telling)
    case 'thread-resolved':
      return resolved(event, telling)
    case 'reserve':
      return reserved(event, telling)
    case 'phase':
      return [plain(words.phase(screens.workshop.phases[event.phase].title))]
    case 'round': {
      const href = event.status === 'revealed' ? `${origin}/d/${view.workshop.id}/resultats/${event.round}` : null
      return [{ ...plain(words.round[event.status](view.rounds[event.round]?.title ?? '')), href }]
    }
    case 'decision':
      return decided(event, telling)
    case 'version': {
      const kept = { ...words.version, space: screens.space.versionKept }
      return [plain(kept[kindOf(view.versions[event.version]?.document ?? 'diagnostic')])]
    }
  }
}

function said(event: Event<'comment'>, telling: DigestTelling): readonly Item[] {
  const { view, voice, origin } = telling
  const { events: words, somebody } = voice.screens.catchUp
  const thread = view.threads[event.thread]
  const comment = thread?.comments.find(({ id }) => id === event.comment)
  if (!thread || !comment) return []
  const name = nameOf(comment.by, view) ?? somebody
  const act = event.isFirst ? words.commented(name) : words.replied(name)
  const text = `${act}${about(thread.document, thread.subject, telling)}`
  return [{ text, words: unchanged(excerpt(comment.text)), href: threadLink(origin, view.workshop.id, thread) }]
}

function resolved(event: Event<'thread-resolved'>, telling: DigestTelling): readonly Item[] {
  const { view, voice, origin } = telling
  const { events: words, somebody } = voice.screens.catchUp
  const thread = view.threads[event.thread]
  if (!thread?.resolved) return []
  const act = words.resolved(nameOf(thread.resolved.by, view) ?? somebody)
  const text = `${act}${about(thread.document, thread.subject, telling)}.`
  return [{ ...plain(text), href: threadLink(origin, view.workshop.id, thread) }]
}

function reserved(event: Event<'reserve'>, telling: DigestTelling): readonly Item[] {
  const { view, voice, origin } = telling
  const { events: words, somebody } = voice.screens.catchUp
  const reserve = view.reserves[event.reserve]
  if (!reserve) return []
  const institution = view.workshop.institutions.find(({ id }) => id === reserve.institution)
  const act = event.isWithdrawn ? words.withdrew : words.reserved
  return [
    {
      text: `${act(institution?.short ?? somebody)}${about('diagnostic', reserve.finding, telling)}`,
      words: event.isWithdrawn ? [] : unchanged(excerpt(reserve.text)),
      href: placeLink(origin, view.workshop.id, 'diagnostic', reserve.finding),
    },
  ]
}

function decided(event: Event<'decision'>, { view, voice }: DigestTelling): readonly Item[] {
  const words = voice.screens.catchUp.events
  const subject = view.decisions[event.decision]?.about
  if (!subject) return []
  if (subject.type === 'statement') return [plain(words.statement(subject.body))]
  const option = view.rounds[subject.round]?.options.find(({ id }) => id === subject.option)
  return [plain(words.decision(voice.screens.results.outcomes[subject.outcome], option?.wording ?? ''))]
}

function about(document: DocumentName, subject: string, { voice, catchUp }: DigestTelling): string {
  return placeName(voice, document, catchUp.subjects[subject])
}

function plain(text: string): Item {
  return { text, words: [], href: null }
}
