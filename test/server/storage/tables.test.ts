import Libsql from 'libsql'
import { describe, expect, onTestFinished, test } from 'vitest'
import { openPostgres } from '../../../server/storage/postgres.ts'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import { tables } from '../../../server/storage/tables.ts'
import { freshFile } from '../../support/fresh-file.ts'
import { makeSchema, testDatabase } from '../../support/postgres-schema.ts'

const database = testDatabase()

interface ColumnRow {
  readonly table: string
  readonly name: string
  readonly type: string
  readonly optional: 0 | 1
}

const sqliteTypes: Readonly<Record<string, string>> = { TEXT: 'text', INTEGER: 'bigint', BLOB: 'bytea' }

/** The columns as `tables` has them. */
function tablesFrom(rows: readonly ColumnRow[]) {
  const found: Record<string, Record<string, string>> = {}
  for (const { table, name, type, optional } of rows) {
    found[table] = { ...found[table], [name]: optional ? `${type}?` : type }
  }
  return found
}

const columns = Object.fromEntries(Object.entries(tables).map(([name, table]) => [name, table.columns]))

describe('the tables', () => {
  test('are those of SQLite', async () => {
    const file = freshFile()
    await openSqlite(file).close()
    const other = new Libsql(file)
    onTestFinished(() => void other.close())
    const rows = other
      .prepare(
        `SELECT m.name AS 'table', c.name, c.type, c."notnull" = 0 AND c.pk = 0 AS optional
         FROM sqlite_master AS m, pragma_table_info(m.name) AS c WHERE m.type = 'table'`,
      )
      .all() as ColumnRow[]
    expect(tablesFrom(rows.map((row) => ({ ...row, type: sqliteTypes[row.type] ?? row.type })))).toEqual(columns)
  })

  test.skipIf(database === null)('are those of PostgreSQL', async () => {
    const schema = await makeSchema(database ?? '')
    onTestFinished(() => schema.drop())
    await (await openPostgres(schema.url)).close()
    const rows = await schema.query<ColumnRow>(
      `SELECT table_name AS "table", column_name AS name, data_type AS type, (is_nullable = 'YES')::int AS optional
       FROM information_schema.columns WHERE table_schema = '${schema.name}' AND table_name <> 'schema_steps'`,
    )
    expect(tablesFrom(rows)).toEqual(columns)
  })
})
