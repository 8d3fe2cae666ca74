import { strFromU8, unzipSync } from 'fflate'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addFinding } from '../../../shared/documents/finding.ts'
import type { DomainId, EvidenceId, FindingId } from '../../../shared/id.ts'
import { phases } from '../../../shared/workshop/phase.ts'
import { RawPeer } from '../../support/raw-peer.ts'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

const quote = 'places'
const passage = { on: 'passage', start: '', end: '', quote, before: 'Des ', after: ' manquent' }
const everywhere = [
  { subject: 'f1', anchor: passage },
  { subject: 'f1', anchor: { on: 'whole' } },
  { subject: 'f1', anchor: { on: 'figure', figure: 'e1' } },
  { subject: 'D1', anchor: { on: 'domain' } },
]
const roles = ['facilitator', 'contributor', 'resident', 'reader'] as const

let server: TestServer
let people: Readonly<Record<(typeof roles)[number] | 'author', TestBrowser>>

beforeEach(async () => {
  server = await startTestServer()
  const [facilitator, contributor, resident, reader, author] = [1, 2, 3, 4, 5].map(() => new TestBrowser(server)) as [
    TestBrowser,
    TestBrowser,
    TestBrowser,
    TestBrowser,
    TestBrowser,
  ]
  await facilitator.enter()
  await contributor.join('Bo', 'val')
  await resident.join('Dalia', null)
  await author.join('Ana', 'caf')
  const read = await reader.join('Chloé', 'dep')
  await facilitator.command({ type: 'change-role', participant: read.participant.id, role: 'reader' })
  people = { facilitator, contributor, resident, reader, author }
  const peer = await RawPeer.open(server, author, 'diagnostic')
  const figure = { id: 'e1' as EvidenceId, label: 'demandes', value: '57', unit: '', year: '2023', source: '' }
  peer.doc.transact(() =>
    addFinding(peer.doc, {
      id: 'f1' as FindingId,
      domain: 'D1' as DomainId,
      type: 'need',
      title: 'Attendre',
      evidence: [figure],
      body: {
        type: 'doc',
        content: [{ type: 'paragraph', content: [{ type: 'text', text: 'Des places manquent.' }] }],
      },
    }),
  )
  await vi.waitUntil(async () => (await textAt(author, 'documents/diagnostic')).includes(quote))
  peer.socket.terminate()
})
afterEach(() => server.stop())

async function textAt(browser: TestBrowser, path: string): Promise<string> {
  const response = await browser.fetch(`/api/workshops/${server.workshop.id}/${path}`)
  return `${response.status} ${Buffer.from(await response.arrayBuffer()).toString('utf8')}`
}

async function wordsOfDocx(browser: TestBrowser, file: string): Promise<string> {
  const response = await browser.fetch(`/api/workshops/${server.workshop.id}/export/${file}`)
  return Object.values(unzipSync(new Uint8Array(await response.arrayBuffer())))
    .map((part) => strFromU8(part))
    .join('\n')
}

async function accepted(browser: TestBrowser, command: object): Promise<void> {
  const answer = await browser.command(command)
  if (!answer.ok) throw new Error(answer.refusal)
}

async function enter(phase: string): Promise<void> {
  if (phase !== 'share') await accepted(people.facilitator, { type: 'enter-phase', phase })
}

describe('commenting', () => {
  test.each(phases)(
    'is open to every role in the phase %s, and marks the words of a closed text too',
    async (phase) => {
      await enter(phase)
      for (const role of roles) {
        for (const [index, about] of everywhere.entries()) {
          const ids = { thread: `${role}-${index}`, comment: `of-${role}-${index}` }
          await accepted(people[role], {
            type: 'open-thread',
            ...ids,
            document: 'diagnostic',
            ...about,
            text: 'Combien ?',
          })
          await accepted(people[role], {
            type: 'reply',
            thread: ids.thread,
            comment: `to-${ids.comment}`,
            text: 'Oui.',
          })
        }
        await accepted(people[role], { type: 'resolve-thread', thread: `${role}-0` })
        await accepted(people[role], { type: 'reopen-thread', thread: `${role}-0` })
      }
      const written = await textAt(people.reader, 'documents/diagnostic')
      expect(roles.filter((role) => !written.includes(`"thread":"${role}-0"`))).toEqual([])
      expect(Object.keys((await people.reader.view()).view.threads)).toHaveLength(roles.length * everywhere.length)
    },
  )

  test('gives nobody the right to write who had none', async () => {
    await enter('agree')
    await accepted(people.reader, {
      type: 'open-thread',
      thread: 'T1',
      comment: 'K1',
      document: 'diagnostic',
      subject: 'f1',
      anchor: passage,
      text: 'Combien ?',
    })
    expect((await people.reader.view()).view.may.write['diagnostic']).toBe(false)
    const peer = await RawPeer.open(server, people.reader, 'diagnostic')
    peer.doc.transact(() =>
      addFinding(peer.doc, { id: 'f2' as FindingId, domain: 'D1' as DomainId, type: 'need', title: 'Faux' }),
    )
    await vi.waitUntil(() => peer.closed)
    expect(peer.closed?.code).toBe(4403)
    expect(await textAt(people.reader, 'documents/diagnostic')).not.toContain('Faux')
  })
})

describe('a comment that a facilitator hid', () => {
  const secret = 'Madame X y va chaque jour'
  const reason = 'Une personne y est nommée.'
  const doors = ['view', 'catch-up', 'documents/diagnostic', 'export/workshop.json']
  const files = ['plan.docx', 'diagnostic.docx', 'diagnostic.docx?comments=margin']

  beforeEach(async () => {
    // Their last visit ends before it is said: it would be among what is new.
    for (const role of roles) await textAt(people[role], 'catch-up')
    server.clock.now += 2 * 60 * 60_000
    const ids = { thread: 'T1', comment: 'K1', document: 'diagnostic' }
    await accepted(people.author, { type: 'open-thread', ...ids, subject: 'f1', anchor: passage, text: secret })
    await accepted(people.facilitator, { type: 'hide-comment', thread: 'T1', comment: 'K1', reason })
  })

  test.each(['contributor', 'resident', 'reader'] as const)(
    'says why to a %s, and nothing else at any door',
    async (role) => {
      const heard = await Promise.all(doors.map((door) => textAt(people[role], door)))
      const written = await Promise.all(files.map((file) => wordsOfDocx(people[role], file)))
      expect([...heard, ...written].filter((text) => text.includes('Madame X'))).toEqual([])
      expect(heard[0]).toContain(reason)
      expect(heard[3]).toContain(reason)
    },
  )

  test.each(['author', 'facilitator'] as const)(
    'is read by its %s on the screen, and is in no file of theirs',
    async (who) => {
      expect(await textAt(people[who], 'view')).toContain('Madame X')
      const written = await Promise.all(files.map((file) => wordsOfDocx(people[who], file)))
      const file = await textAt(people[who], 'export/workshop.json')
      expect([...written, file].filter((text) => text.includes('Madame X'))).toEqual([])
      expect(file).toContain(reason)
    },
  )
})
