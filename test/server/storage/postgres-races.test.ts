import { afterAll, beforeEach, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { grouped } from '../../../server/storage/grouped.ts'
import { openPostgres } from '../../../server/storage/postgres.ts'
import type { ClaimedMails } from '../../../server/storage/mail-store.ts'
import { BoxChanged, DoneBefore, RevisionTaken, SeqTaken, type Storage } from '../../../server/storage/storage.ts'
import type { ParticipantId, RoundId } from '../../../shared/id.ts'
import { makeSchema, testDatabase, type PostgresSchema } from '../../support/postgres-schema.ts'
import { anaMail, mail } from './mail-store.contract.ts'
import {
  ana,
  ballot,
  bind,
  emptyBox,
  facts,
  joined,
  lot,
  newWorkshop,
  once,
  update,
  val,
  vote,
} from './sample-writes.ts'

const database = testDatabase()
const writersPerServer = 6
const writesEach = 8

describe.skipIf(database === null)('two servers on one PostgreSQL', { timeout: 60_000 }, () => {
  let schema: PostgresSchema
  let servers: readonly Storage[]

  beforeAll(async () => {
    schema = await makeSchema(database ?? '')
  })
  afterAll(() => schema.drop())

  beforeEach(async () => {
    await schema.clear('tables')
    // A circle would be cut after a second, and done again: not here.
    const patient = schema.url.replace('search_path', 'deadlock_timeout=60000+-c+search_path')
    servers = await Promise.all([openPostgres(patient), openPostgres(patient)])
    await first().commit([newWorkshop(), newWorkshop(lot, '222222')])
  })
  afterEach(() => Promise.all(servers.map((server) => server.close())))

  const first = (): Storage => {
    if (!servers[0]) throw new Error('no server')
    return servers[0]
  }
  /** Writers who all write at once, on both servers. */
  const atOnce = <Value>(write: (server: Storage, writer: number) => Promise<Value>): Promise<Value[]> =>
    Promise.all(
      servers.flatMap((server, index) =>
        Array.from({ length: writersPerServer }, (_, number) => write(server, index * writersPerServer + number)),
      ),
    )
  /** Tries until nobody was faster; any other failure ends the test. */
  const insist = async (attempt: () => Promise<void>, taken: typeof SeqTaken | typeof RevisionTaken) => {
    for (;;) {
      try {
        return await attempt()
      } catch (error) {
        if (!(error instanceof taken)) throw error
      }
    }
  }
  const headOf = async (server: Storage) => (await server.heads([val])).get(val) ?? { revision: 0, documents: {} }

  test('make the tables once, and one secret', async () => {
    await schema.clear('tables')
    const opened = await Promise.all(Array.from({ length: 4 }, () => openPostgres(schema.url)))
    const marks = await Promise.all(opened.map(async (one) => `${await one.secret()} ${await one.epoch()}`))
    expect(new Set(marks).size).toBe(1)
    await Promise.all(opened.map((one) => one.close()))
  })

  test('lose no update of a document, and give each seq once', async () => {
    await atOnce(async (server, writer) => {
      for (let count = 0; count < writesEach; count++) {
        await insist(async () => {
          const seq = ((await headOf(server)).documents.plan ?? 0) + 1
          await server.commit([update(seq, [writer, count]), bind(1_000 * writer + count, ana, 'plan', seq)])
        }, SeqTaken)
      }
    })
    const { updates, writers } = await first().readDocument(val, 'plan')
    const total = 2 * writersPerServer * writesEach
    expect(updates.map(({ seq }) => seq)).toEqual(Array.from({ length: total }, (_, index) => index + 1))
    expect(new Set(updates.map(({ update: bytes }) => bytes.join(' '))).size).toBe(total)
    expect(writers.size).toBe(total)
  })

  test('never show a seq before the one below it', async () => {
    let isOver = false
    const watched = (async () => {
      let last = 0
      while (!isOver) {
        const { updates } = await first().readUpdates(val, 'plan', last)
        expect(updates.map(({ seq }) => seq)).toEqual(updates.map((_, index) => last + index + 1))
        last += updates.length
      }
    })()
    await atOnce(async (server) => {
      await insist(async () => {
        await server.commit([update(((await headOf(server)).documents.plan ?? 0) + 1)])
      }, SeqTaken)
    })
    isOver = true
    await watched
  })

  test('write one journal, and its chain is whole', async () => {
    await atOnce(async (server, writer) => {
      for (let count = 0; count < writesEach; count++) {
        await insist(async () => {
          const { revision } = await headOf(server)
          await server.commit([facts(val, joined(revision + 1, `${writer} ${count}`), joined(revision + 2, 'another'))])
        }, RevisionTaken)
      }
    })
    const stored = await first().readFacts(val, 0)
    expect(stored).toHaveLength(2 * 2 * writersPerServer * writesEach)
    expect(await first().isChainWhole(val)).toBe(true)
  })

  test('count every ballot, from the first on', async () => {
    await atOnce((server, writer) => server.commit([ballot(`p-${writer}` as ParticipantId, { o1: 1 })]))
    const { version, ballots } = await first().readBox(vote)
    expect([version, ballots.length]).toEqual([2 * writersPerServer, 2 * writersPerServer])
  })

  test('empty a box once, and lose no ballot by it', async () => {
    await first().commit([ballot(ana, { o1: 1 })])
    const outcomes = await atOnce(async (server, writer) => {
      const write = writer % 2 ? ballot(`p-${writer}` as ParticipantId, { o1: 1 }) : emptyBox(1)
      return server.commit([write]).then(
        () => write.type,
        (error: unknown) => (error instanceof BoxChanged ? 'changed' : (error as Error).name),
      )
    })
    const { version, ballots } = await first().readBox(vote)
    const cast = outcomes.filter((outcome) => outcome === 'ballot').length
    const isEmptied = outcomes.includes('empty-box')
    expect(outcomes.filter((outcome) => outcome === 'empty-box').length).toBe(isEmptied ? 1 : 0)
    expect([version, ballots.length]).toEqual(isEmptied ? [1, 0] : [1 + cast, 1 + cast])
    expect(cast).toBe(isEmptied ? 0 : writersPerServer)
  })

  test('do once what may be done once', async () => {
    const outcomes = await atOnce((server) =>
      server.commit([once('a demonstration')]).then(
        () => 'done',
        (error: unknown) => error instanceof DoneBefore,
      ),
    )
    expect(outcomes.filter((outcome) => outcome === 'done')).toHaveLength(1)
    expect(outcomes.filter((outcome) => outcome === true)).toHaveLength(2 * writersPerServer - 1)
  })

  test('never wait for each other in a circle', async () => {
    const rounds = Array.from({ length: 4 }, (_, index) => `r-${index}` as RoundId)
    await atOnce(async (server, writer) => {
      const voter = `p-${writer}` as ParticipantId
      for (let count = 0; count < writesEach; count++) {
        await insist(async () => {
          const heads = await server.heads([val, lot])
          const next = (id: typeof val) => joined((heads.get(id)?.revision ?? 0) + 1)
          const writes = [
            ...rounds.map((round) => ballot(voter, { o1: count }, round)),
            facts(lot, next(lot)),
            facts(val, next(val)),
          ]
          await server.commit(writer % 2 ? writes : writes.toReversed())
        }, RevisionTaken)
      }
    })
    const boxes = await Promise.all(rounds.map((round) => first().readBox(round)))
    const total = 2 * writersPerServer * writesEach
    expect(boxes.map(({ version }) => version)).toEqual(Array(4).fill(total))
    expect((await first().heads([lot])).get(lot)?.revision).toBe(total)
  })

  test('may each store in groups', async () => {
    const [one, other] = servers.map((server) => grouped(server))
    const all = [one, other].flatMap((server, index) =>
      Array.from({ length: 20 }, async (_, writer) => {
        await server?.commit([ballot(`p-${index}-${writer}` as ParticipantId, { o1: 1 })])
      }),
    )
    await Promise.all(all)
    expect((await first().readBox(vote)).version).toBe(40)
  })

  test('claim each mail once, and all that are due to one person together', async () => {
    const people = Array.from({ length: 12 }, (_, index) => `p-${index}` as ParticipantId)
    const { mail: post } = first()
    for (const participant of people) await post.keep({ ...anaMail, participant })
    await post.queue(
      people.flatMap((participant) => [1, 2, 3].map((n) => mail(`${participant}/${n}`, n, 'mention', participant))),
    )
    const claimed = await atOnce(async (server) => {
      const mine: ClaimedMails[] = []
      for (let one = await server.mail.claim(3, 900); one; one = await server.mail.claim(3, 900)) mine.push(one)
      return mine
    })
    // Whoever found every free person locked went away: somebody else has them.
    expect(claimed.flat().map(({ to }) => to.participant)).toHaveLength(people.length)
    expect(new Set(claimed.flat().flatMap(({ mails }) => mails.map(({ key }) => key))).size).toBe(3 * people.length)
  })
})
