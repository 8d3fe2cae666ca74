import { describe, expect, test } from 'vitest'
import { threadRoute } from '../../../client/comments/thread-route.ts'
import { parseRoute, pathOf } from '../../../client/ui/route.ts'
import { actLink, catchUpLink, threadLink } from '../../../server/mail/mail-links.ts'
import type { ParticipantId, ThreadId, WorkshopId } from '../../../shared/id.ts'
import type { DocumentName } from '../../../shared/workshop/document-name.ts'
import type { Anchor, Thread } from '../../../shared/workshop/thread.ts'

const origin = 'https://ctg.example.fr'
const workshop = 'w-1' as WorkshopId

function threadOn(document: DocumentName, on: 'whole' | 'stake' | 'domain'): Thread {
  const anchor: Anchor = { on, words: 'Des places manquent' }
  const said = { replacement: null, applied: null, comments: [], resolved: null }
  return { id: 't-1' as ThreadId, kind: 'remark', document, subject: 's-1', anchor, ...said }
}

describe('a link in a mail', () => {
  test.each([
    ['diagnostic', 'whole'],
    ['diagnostic', 'stake'],
    ['diagnostic', 'domain'],
    ['plan', 'whole'],
    ['space-caf', 'whole'],
    ['space-caf', 'domain'],
  ] as const)('leads to a conversation as the page does: %s, %s', (document, on) => {
    const thread = threadOn(document, on)
    expect(threadLink(origin, workshop, thread)).toBe(origin + pathOf(threadRoute(thread, workshop)))
  })

  test('leads to what is new, and to the page of its act', () => {
    expect(parseRoute(catchUpLink('', workshop))).toEqual({ page: 'catch-up', workshop })
    const which = { workshop, participant: 'p-1' as ParticipantId, nonce: 'n' }
    for (const act of ['confirm', 'stop'] as const) {
      const link = actLink({ origin: '', secret: 'secret' }, act, which)
      expect(parseRoute(link)).toEqual({ page: 'mail', act, workshop, path: link })
    }
  })
})
