import { createHmac } from 'node:crypto'
import type { ParticipantId, RoundId } from '../../shared/id.ts'
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
  const workshops = workshopWriter(database)
  const appendFacts = factWriter(database)
  const keepAnswer = answerWriter(database)
  const ballots = ballotWriter(database, secret)
  const sessions = sessionWriter(database)
  const documents = documentWriter(database)
  return (write) => {
    switch (write.type) {
      case 'workshop':
        return workshops.add(write)
      case 'code':
        return workshops.changeCode(write)
      case 'facts':
        return appendFacts(write)
      case 'answer':
        return keepAnswer(write)
      case 'ballot':
        return ballots.cast(write)
      case 'empty-box':
        return ballots.empty(write.round)
      case 'session':
        return sessions.open(write)
      case 'end-session':
        return sessions.end(write)
      case 'update':
        return documents.append(write)
      case 'writer':
        return documents.bind(write)
      case 'snapshot':
        return documents.keepSnapshot(write)
    }
  }
}

function workshopWriter(database: Database) {
  const insert = database.prepare('INSERT INTO workshops (id, code, at) VALUES (?, ?, ?)')
  const setCode = database.prepare('UPDATE workshops SET code = ? WHERE id = ?')
  const byCode = database.prepare('SELECT id FROM workshops WHERE code = ?')
  const ownerOf = (code: string) => (byCode.get(code) as { id: string } | undefined)?.id ?? null
  return {
    add({ workshop, code, at }: Of<'workshop'>): void {
      if (ownerOf(code) !== null) throw new CodeTaken(code)
      insert.run(workshop, code, at)
    },
    changeCode({ workshop, code }: Of<'code'>): void {
      const owner = ownerOf(code)
      if (owner !== null && owner !== workshop) throw new CodeTaken(code)
      if (setCode.run(code, workshop).changes === 0) throw new Error(`no démarche ${workshop}`)
    },
  }
}

function answerWriter(database: Database) {
  const keep = database.prepare(
    'INSERT OR REPLACE INTO answers (workshop, command, by, revision, at, round) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return ({ workshop, answer: { command, by, revision, at }, round }: Of<'answer'>): void => {
    keep.run(workshop, command, by, revision, at, round)
  }
}

function sessionWriter(database: Database) {
  const keep = database.prepare(
    'INSERT OR REPLACE INTO sessions (token, workshop, participant, expires_at) VALUES (?, ?, ?, ?)',
  )
  const remove = database.prepare('DELETE FROM sessions WHERE token = ? AND workshop = ?')
  return {
    open({ session: { token, workshop, participant, expiresAt } }: Of<'session'>): void {
      keep.run(token, workshop, participant, expiresAt)
    },
    end({ token, workshop }: Of<'end-session'>): void {
      remove.run(token, workshop)
    },
  }
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
  const sign = database.prepare('INSERT OR REPLACE INTO roll (round, voter, at) VALUES (?, ?, ?)')
  const put = database.prepare('INSERT OR REPLACE INTO papers (round, paper, choices) VALUES (?, ?, ?)')
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
  const append = database.prepare(
    'INSERT INTO doc_updates (workshop, document, seq, by, at, data) VALUES (?, ?, ?, ?, ?, ?)',
  )
  const writerOf = database.prepare('SELECT writer FROM doc_writers WHERE workshop = ? AND document = ? AND client = ?')
  const bind = database.prepare(
    'INSERT OR IGNORE INTO doc_writers (workshop, document, client, writer) VALUES (?, ?, ?, ?)',
  )
  const keep = database.prepare(
    'INSERT OR REPLACE INTO doc_snapshots (workshop, document, seq, at, data) VALUES (?, ?, ?, ?, ?)',
  )
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
