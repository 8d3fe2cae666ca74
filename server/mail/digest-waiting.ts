import { excerpt, nameOf } from '../../shared/workshop/said.ts'
import type { Waiting } from '../../shared/workshop/waiting.ts'
import type { DigestTelling } from './digest-letter.ts'
import { unchanged, type Item } from './letter.ts'
import { threadLink } from './mail-links.ts'
import { placeName } from './mail-voice.ts'

/** What waits for the reader or their institution, and until when. */
export function waitingItems(telling: DigestTelling, most: number): readonly Item[] {
  return telling.catchUp.waiting.slice(0, most).flatMap((one) => waitingItem(one, telling))
}

function waitingItem(waiting: Waiting, { voice, view, catchUp, origin }: DigestTelling): readonly Item[] {
  const words = voice.screens.catchUp.waiting
  if (waiting.type === 'vote') {
    const { digest } = voice.words
    const until = waiting.until === null ? digest.noEnd : digest.until(voice.formats.dayAndTime(waiting.until))
    const text = `${words.vote(view.rounds[waiting.round]?.title ?? '')}, ${until}`
    return [{ text, words: [], href: `${origin}/d/${view.workshop.id}/seance` }]
  }
  const thread = view.threads[waiting.thread]
  const comment = thread?.comments.find(({ id }) => id === waiting.comment)
  if (!thread || !comment) return []
  const name = nameOf(comment.by, view) ?? voice.screens.catchUp.somebody
  const asked = waiting.addressed === 'me' ? words.answerMe(name) : words.answerInstitution(name)
  const place = placeName(voice, thread.document, catchUp.subjects[thread.subject])
  return [
    {
      text: `${asked}, ${place}`,
      words: unchanged(excerpt(comment.text)),
      href: threadLink(origin, view.workshop.id, thread),
    },
  ]
}
