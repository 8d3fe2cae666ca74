import type { RoundId } from '../../shared/id.ts'
import { ballotsFrom, paperOf, type PaperRow, type RollRow } from './ballot-papers.ts'
import type { Database } from './sqlite-database.ts'
import { BoxChanged, BoxClosed, type Box, type WriteOf } from './storage.ts'

interface BoxRow {
  readonly version: number
  readonly closed: 0 | 1
}

/** Casts ballots and empties boxes; call it inside the commit's transaction. */
export function ballotWriter(database: Database, secret: string) {
  const find = database.prepare('SELECT version, closed FROM boxes WHERE round = ?')
  const mark = database.prepare('INSERT OR REPLACE INTO boxes (round, version, closed) VALUES (?, ?, ?)')
  const sign = database.prepare('INSERT OR REPLACE INTO roll (round, voter, at) VALUES (?, ?, ?)')
  const put = database.prepare('INSERT OR REPLACE INTO papers (round, paper, choices) VALUES (?, ?, ?)')
  const clear = ['roll', 'papers', 'answers'].map((table) => database.prepare(`DELETE FROM ${table} WHERE round = ?`))
  const versionOf = (round: RoundId): number => {
    const { version, closed } = (find.get(round) as BoxRow | undefined) ?? { version: 0, closed: 0 }
    if (closed) throw new BoxClosed(round)
    return version
  }
  return {
    cast({ round, voter, choices, at }: WriteOf<'ballot'>): void {
      mark.run(round, versionOf(round) + 1, 0)
      sign.run(round, voter, at)
      put.run(round, paperOf(secret, round, voter), JSON.stringify(choices))
    },
    empty({ round, version }: WriteOf<'empty-box'>): void {
      if (version !== versionOf(round)) throw new BoxChanged(round)
      mark.run(round, version, 1)
      for (const statement of clear) statement.run(round)
    },
  }
}

/** Reads a box with all its ballots at one of its versions. */
export function boxReader(database: Database, secret: string): (round: RoundId) => Box {
  const find = database.prepare('SELECT version, closed FROM boxes WHERE round = ?')
  const roll = database.prepare('SELECT voter, at FROM roll WHERE round = ?')
  const papers = database.prepare('SELECT paper, choices FROM papers WHERE round = ?')
  return database.transaction((round: RoundId): Box => {
    const box = find.get(round) as BoxRow | undefined
    const voters = roll.all(round) as RollRow[]
    const ballots = ballotsFrom(voters, papers.all(round) as PaperRow[], (voter) => paperOf(secret, round, voter))
    return { version: box?.version ?? 0, ballots }
  })
}
