import { chained, payloadOf } from './journal-digest.ts'
import { ballotWriter } from './sqlite-ballots.ts'
import type { Database } from './sqlite-database.ts'
import { documentWriter } from './sqlite-documents.ts'
import {
  CodeTaken,
  DoneBefore,
  RevisionTaken,
  WorkshopMissing,
  WorkshopTaken,
  type Write,
  type WriteOf,
} from './storage.ts'
import { visitRow } from './visit-rows.ts'

/** Carries out one write; call it inside the commit's transaction. */
export function writeInto(database: Database, secret: string): (write: Write) => void {
  const workshops = workshopWriter(database)
  const appendFacts = factWriter(database)
  const keepAnswer = answerWriter(database)
  const ballots = ballotWriter(database, secret)
  const [sessions, documents] = [sessionWriter(database), documentWriter(database)]
  const [markOnce, keepVisit] = [onceWriter(database), visitWriter(database)]
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
        return ballots.empty(write)
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
      case 'version':
        return documents.keepVersion(write)
      case 'once':
        return markOnce(write)
      case 'visit':
        return keepVisit(write)
    }
  }
}

function workshopWriter(database: Database) {
  const insert = database.prepare('INSERT OR IGNORE INTO workshops (id, code, at) VALUES (?, ?, ?)')
  const setCode = database.prepare('UPDATE workshops SET code = ? WHERE id = ?')
  const byCode = database.prepare('SELECT id FROM workshops WHERE code = ?')
  const ownerOf = (code: string) => (byCode.get(code) as { id: string } | undefined)?.id ?? null
  return {
    add({ workshop, code, at }: WriteOf<'workshop'>): void {
      if (ownerOf(code) !== null) throw new CodeTaken(code)
      if (insert.run(workshop, code, at).changes === 0) throw new WorkshopTaken(workshop)
    },
    changeCode({ workshop, code }: WriteOf<'code'>): void {
      const owner = ownerOf(code)
      if (owner !== null && owner !== workshop) throw new CodeTaken(code)
      if (setCode.run(code, workshop).changes === 0) throw new WorkshopMissing(workshop)
    },
  }
}

function answerWriter(database: Database) {
  const keep = database.prepare(
    'INSERT OR REPLACE INTO answers (workshop, command, by, revision, at, round) VALUES (?, ?, ?, ?, ?, ?)',
  )
  return ({ workshop, answer: { command, by, revision, at }, round }: WriteOf<'answer'>): void => {
    keep.run(workshop, command, by, revision, at, round)
  }
}

function sessionWriter(database: Database) {
  const keep = database.prepare(
    'INSERT OR REPLACE INTO sessions (token, workshop, participant, expires_at) VALUES (?, ?, ?, ?)',
  )
  const remove = database.prepare('DELETE FROM sessions WHERE token = ? AND workshop = ?')
  return {
    open({ session: { token, workshop, participant, expiresAt } }: WriteOf<'session'>): void {
      keep.run(token, workshop, participant, expiresAt)
    },
    end({ token, workshop }: WriteOf<'end-session'>): void {
      remove.run(token, workshop)
    },
  }
}

function factWriter(database: Database) {
  const headOf = database.prepare('SELECT revision, digest FROM workshops WHERE id = ?')
  const setHead = database.prepare('UPDATE workshops SET revision = ?, digest = ? WHERE id = ?')
  const add = database.prepare(
    'INSERT INTO facts (workshop, revision, at, by, type, payload, digest) VALUES (?, ?, ?, ?, ?, ?, ?)',
  )
  return ({ workshop, recorded }: WriteOf<'facts'>): void => {
    const head = headOf.get(workshop) as { revision: number; digest: string } | undefined
    if (!head) throw new WorkshopMissing(workshop)
    let { revision, digest } = head
    for (const one of recorded) {
      if (one.revision !== revision + 1) throw new RevisionTaken(workshop)
      const payload = payloadOf(one.fact)
      digest = chained(digest, payload)
      revision = one.revision
      add.run(workshop, revision, one.at, one.by, one.fact.type, payload, digest)
    }
    setHead.run(revision, digest, workshop)
  }
}

function onceWriter(database: Database) {
  const add = database.prepare('INSERT OR IGNORE INTO once (name) VALUES (?)')
  return ({ name }: WriteOf<'once'>): void => {
    if (add.run(name).changes === 0) throw new DoneBefore(name)
  }
}

function visitWriter(database: Database) {
  const keep = database.prepare('INSERT OR REPLACE INTO visits (workshop, participant, seen, last) VALUES (?, ?, ?, ?)')
  return ({ visit }: WriteOf<'visit'>): void => {
    const { workshop, participant, seen, last } = visitRow(visit)
    keep.run(workshop, participant, seen, last)
  }
}
