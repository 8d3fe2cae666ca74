import { createHmac } from 'node:crypto'
import type { ParticipantId, RoundId } from '../../shared/id.ts'
import type { Ballot, Choices } from '../../shared/workshop/round.ts'
import { chained, payloadOf } from './journal-digest.ts'
import type { Database } from './sqlite-database.ts'
import { ClientTaken, CodeTaken, RevisionTaken, SeqTaken, type Write } from './storage.ts'

type Of<Type extends Write['type']> = Extract<Write, { type: Type }>

/** The name of a voter's paper: without the secret it says nothing of the voter. */
export function paperOf(secret: string, round: RoundId, voter: ParticipantId): string {
  return createHmac('sha256', secret).update(`${round}:${voter}`).digest('hex')
}

/** Carries out one write; call it inside the commit's transaction. */
export function writeInto(database: Database, secret: string): (write: Write) => void {
  const facts = factWriter(database)
  const ballots = ballotWriter(database, secret)
  const documents = documentWriter(database)
  const addWorkshop = database.prepare('INSERT INTO workshops (id, code, at) VALUES (?, ?, ?)')
  const setCode = database.prepare('UPDATE workshops SET code = ? WHERE id = ?')
  const ownerOf = database.prepare('SELECT id FROM workshops WHERE code = ?')
  const addAnswer = database.prepare('INSERT OR REPLACE INTO answers VALUES (?, ?, ?, ?, ?, ?)')
  const addSession = database.prepare('INSERT OR REPLACE INTO sessions VALUES (?, ?, ?, ?)')
  const endSession = database.prepare('DELETE FROM sessions WHERE token = ? AND workshop = ?')

  return (write) => {
    switch (write.type) {
      case 'workshop':
        if (ownerOf.get(write.code)) throw new CodeTaken(write.code)
        return void addWorkshop.run(write.workshop, write.code, write.at)
      case 'code': {
        const owner = ownerOf.get(write.code) as { id: string } | undefined
        if (owner && owner.id !== write.workshop) throw new CodeTaken(write.code)
        return void setCode.run(write.code, write.workshop)
      }
      case 'facts':
        return facts(write)
      case 'answer': {
        const { command, by, revision, at } = write.answer
        return void addAnswer.run(write.workshop, command, by, revision, at, write.round)
      }
      case 'ballot':
        return ballots.cast(write)
      case 'empty-box':
        return ballots.empty(write.round)
      case 'session': {
        const { token, workshop, participant, expiresAt } = write.session
        return void addSession.run(token, workshop, participant, expiresAt)
      }
      case 'end-session':
        return void endSession.run(write.token, write.workshop)
      case 'update':
        return documents.append(write)
      case 'writer':
        return documents.bind(write)
      case 'snapshot':
        return documents.keepSnapshot(write)
    }
  }
}

/** The ballots of an open round, each put together again from the roll and its paper. */
export function readBox(
  database: Database,
  round: RoundId,
  paperName: (voter: ParticipantId) => string,
): readonly Ballot[] {
  const roll = database.prepare('SELECT voter, at FROM roll WHERE round = ?').all(round)
  const papers = database.prepare('SELECT paper, choices FROM papers WHERE round = ?').all(round)
  const choicesByPaper = new Map(
    (papers as { paper: string; choices: string }[]).map((row) => [row.paper, row.choices]),
  )
  return (roll as { voter: ParticipantId; at: number }[]).map(({ voter, at }) => ({
    voter,
    at,
    choices: JSON.parse(choicesByPaper.get(paperName(voter)) ?? '{}') as Choices,
  }))
}

function factWriter(database: Database) {
  const last = database.prepare('SELECT revision, digest FROM facts WHERE workshop = ? ORDER BY revision DESC LIMIT 1')
  const add = database.prepare(
    'INSERT INTO facts (workshop, revision, at, by, type, payload, digest) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  return ({ workshop, recorded }: Of<'facts'>): void => {
    const row = last.get(workshop) as { revision: number; digest: string } | undefined
    let { revision, digest } = row ?? { revision: 0, digest: '' }
    for (const one of recorded) {
      if (one.revision !== revision + 1) throw new RevisionTaken(workshop)
      const payload = payloadOf(one.fact)
      digest = chained(digest, payload)
      revision = one.revision
      add.run(workshop, revision, one.at, one.by, one.fact.type, payload, digest)
    }
  }
}

function ballotWriter(database: Database, secret: string) {
  const sign = database.prepare('INSERT OR REPLACE INTO roll VALUES (?, ?, ?)')
  const put = database.prepare('INSERT OR REPLACE INTO papers VALUES (?, ?, ?)')
  const clear = ['roll', 'papers', 'answers'].map((table) => database.prepare(`DELETE FROM ${table} WHERE round = ?`))
  return {
    cast({ round, voter, choices, at }: Of<'ballot'>): void {
      sign.run(round, voter, at)
      put.run(round, paperOf(secret, round, voter), JSON.stringify(choices))
    },
    empty(round: RoundId): void {
      for (const statement of clear) statement.run(round)
    },
  }
}

function documentWriter(database: Database) {
  const last = database.prepare('SELECT MAX(seq) AS seq FROM doc_updates WHERE workshop = ? AND document = ?')
  const append = database.prepare('INSERT INTO doc_updates VALUES (?, ?, ?, ?, ?, ?)')
  const writerOf = database.prepare('SELECT writer FROM doc_writers WHERE workshop = ? AND document = ? AND client = ?')
  const bind = database.prepare('INSERT OR IGNORE INTO doc_writers VALUES (?, ?, ?, ?)')
  const keep = database.prepare('INSERT OR REPLACE INTO doc_snapshots VALUES (?, ?, ?, ?, ?)')
  return {
    append({ workshop, document, seq, by, at, update }: Of<'update'>): void {
      const row = last.get(workshop, document) as { seq: number | null }
      if (seq !== (row.seq ?? 0) + 1) throw new SeqTaken(`${workshop}/${document} ${seq}`)
      append.run(workshop, document, seq, by, at, update)
    },
    bind({ workshop, document, client, writer }: Of<'writer'>): void {
      const known = writerOf.get(workshop, document, client) as { writer: string } | undefined
      if (known && known.writer !== writer) throw new ClientTaken(String(client))
      bind.run(workshop, document, client, writer)
    },
    keepSnapshot({ workshop, document, seq, at, state }: Of<'snapshot'>): void {
      keep.run(workshop, document, seq, at, state)
    },
  }
}
