import type { RowOf, TableName } from '../storage/tables.ts'
import { Cannot } from './cannot.ts'
import { rowsIn, tableNames, type Reading } from './reading.ts'
import { adding, differing, sumsOf, type Sums, type TableSum } from './table-sum.ts'

/** Says a line to the operator. */
export type Say = (line: string) => void

/** A new database, or an emptied one, that takes rows and can be read back before anybody else sees it. */
export interface Filling {
  readonly reading: Reading
  add(table: TableName, rows: readonly RowOf<TableName>[]): Promise<void>
}

/** What becomes of the epoch: it goes along, or clients are to throw away what they kept. */
export type Epoch = { readonly type: 'same' } | { readonly type: 'new'; readonly epoch: string }

/**
 * Copies every table, then reads the copy back: whatever differs by one byte is refused. Gives what the source holds.
 */
export async function copyAll(from: Reading, into: Filling, { epoch, say }: { epoch: Epoch; say: Say }): Promise<Sums> {
  const [source, copy]: [TableName, TableSum][][] = [[], []]
  for (const table of tableNames) {
    const [read, written] = [adding(table), adding(table)]
    let rowsSoFar = 0
    for await (const rows of rowsIn(from, table)) {
      const changed = table === 'settings' ? (rows as readonly RowOf<'settings'>[]).map(withEpoch(epoch)) : rows
      read.add(rows)
      written.add(changed)
      await into.add(table, changed)
      if (Math.floor(rowsSoFar / sayEvery) < Math.floor((rowsSoFar += rows.length) / sayEvery)) {
        say(`  ${table}: ${rowsSoFar} rows…`)
      }
    }
    source?.push([table, read.sum()])
    copy?.push([table, written.sum()])
  }
  say('  reading back what was written…')
  const different = differing(Object.fromEntries(copy ?? []) as Sums, await sumsOf(into.reading))
  if (different.length > 0) throw new Cannot(`What was written is not what was read: ${different.join(', ')}.`)
  return Object.fromEntries(source ?? []) as Sums
}

const sayEvery = 100_000

function withEpoch(epoch: Epoch): (row: RowOf<'settings'>) => RowOf<'settings'> {
  return (row) => (epoch.type === 'new' && row.name === 'epoch' ? { ...row, value: epoch.epoch } : row)
}
