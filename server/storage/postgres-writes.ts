import { draftOf, type Draft } from './postgres-draft.ts'
import { lookFor, type Known } from './postgres-looks.ts'
import { allOf, type Act, type Ask } from './postgres-pool.ts'
import { insert, type Insertion } from './postgres-statements.ts'
import type { Write } from './storage.ts'
import type { CommitTable } from './tables.ts'

// In this order. Rows that were looked for are new when they were not found; the last one of the others counts.
const insertions: readonly (readonly [CommitTable, Insertion])[] = [
  ['workshops', 'add'],
  ['facts', 'add'],
  ['documents', 'add'],
  ['doc_updates', 'add'],
  ['doc_writers', 'add'],
  ['doc_snapshots', 'replace'],
  ['doc_versions', 'add'],
  ['boxes', 'add'],
  ['roll', 'replace'],
  ['papers', 'replace'],
  ['answers', 'replace'],
  ['sessions', 'replace'],
  ['visits', 'replace'],
  ['once', 'add'],
]

/** These writes as a transaction of three round trips: look, write, commit. */
export function actOf(writes: readonly Write[], secret: string): Act<Known> {
  return {
    look: (ask) => lookFor(ask, writes),
    write: async (ask, known) => {
      const draft = draftOf(writes, known, secret)
      await allOf([
        ...removals(ask, draft),
        ...insertions.flatMap((one) => inserted(ask, draft, one)),
        ...thinned(ask, draft),
      ])
    },
  }
}

function inserted(ask: Ask, draft: Draft, [table, how]: (typeof insertions)[number]): readonly Promise<void>[] {
  return [insert(ask, [table, how], draft[table].added()), insert(ask, [table, 'replace'], draft[table].replaced())]
}

function removals(ask: Ask, { emptied, ended }: Draft): readonly Promise<unknown>[] {
  const boxes = emptied.length > 0 ? ['roll', 'papers', 'answers'] : []
  const sessions = [...ended.values()]
  return [
    ...boxes.map((table) => ask(`DELETE FROM ${table} WHERE round = ANY ($1::text[])`, [emptied])),
    ...(sessions.length > 0
      ? [ask(endSessions, [sessions.map(({ token }) => token), sessions.map(({ workshop }) => workshop)])]
      : []),
  ]
}

const endSessions = `
  DELETE FROM sessions WHERE (token, workshop) IN (SELECT * FROM unnest($1::text[], $2::text[]))`

// Of each document that got a snapshot, only the newest one stays.
function thinned(ask: Ask, { doc_snapshots: snapshots }: Draft): readonly Promise<unknown>[] {
  const rows = snapshots.added()
  if (rows.length === 0) return []
  return [ask(dropOlder, [rows.map(({ workshop }) => workshop), rows.map(({ document }) => document)])]
}

const dropOlder = `
  DELETE FROM doc_snapshots AS old WHERE (workshop, document) IN (SELECT * FROM unnest($1::text[], $2::text[]))
    AND seq < (SELECT MAX(seq) FROM doc_snapshots AS kept
               WHERE kept.workshop = old.workshop AND kept.document = old.document)`
