import Libsql from 'libsql'
import { beforeAll, describe, expect, test } from 'vitest'
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { readSqlite } from '../../../server/operate/sqlite-place.ts'
import { verify } from '../../../server/operate/verify.ts'
import { emptyFolder, installation } from './installation.ts'

let sound: Awaited<ReturnType<typeof installation>>

/** What verifying says of a copy in which these statements were carried out. */
async function saidAfter(...statements: readonly string[]): Promise<{ faults: number; lines: readonly string[] }> {
  const file = join(emptyFolder().folder, 'tour-de-table.sqlite')
  copyFileSync(sound.file, file)
  const database = new Libsql(file)
  database.pragma('foreign_keys = OFF')
  for (const statement of statements) database.exec(statement)
  database.close()
  const reading = readSqlite(file)
  const lines: string[] = []
  const faults = await verify(reading, (line) => lines.push(line))
  await reading.close()
  return { faults, lines }
}

beforeAll(async () => {
  sound = await installation()
  return sound.remove
})

describe('verifying', () => {
  test('has a line for each démarche, and nothing to say of what is sound', async () => {
    const { faults, lines } = await saidAfter()
    expect(lines.filter((line) => line.startsWith('✓'))).toEqual(lines)
    expect(faults).toBe(0)
    expect(lines).toHaveLength(3)
    expect(lines.find((line) => line.includes(sound.workshop))).toBe(
      `✓ ${sound.workshop} « Convention du Val »: 12 facts, diagnostic 251 updates, plan 251 updates`,
    )
  })

  const ofPlan = `document = 'plan'`
  test.each<[string, string, RegExp]>([
    [
      'a payload that was changed',
      `UPDATE facts SET payload = replace(payload, 'Ana', 'Eve')`,
      /Revision \d+ .* digest does not follow/,
    ],
    ['a fact that is missing', `DELETE FROM facts WHERE revision = 3`, /journal has no revision 3/],
    [
      'a fact that cannot be read',
      `UPDATE facts SET payload = '{' WHERE revision = 3`,
      /Revision 3 .* cannot be replayed \(SyntaxError\)/,
    ],
    ['a last fact that is missing', `DELETE FROM facts WHERE revision = 12`, /ends at revision 11, and should at 12/],
    [
      'a revision that is wrong',
      `UPDATE workshops SET revision = revision + 1`,
      /ends at revision 12, and should at 13/,
    ],
    ['a digest that is wrong', `UPDATE workshops SET digest = 'x'`, /does not end in the digest/],
    ['a join code that is wrong', `UPDATE workshops SET code = substr(code || 'x', 2)`, /join code/],
    ['no facts at all', `DELETE FROM facts`, /no facts that lead to a state/],
    [
      'a session of nobody',
      `UPDATE sessions SET participant = 'p-nobody' WHERE participant = (SELECT participant FROM sessions LIMIT 1)`,
      /session is for p-nobody/,
    ],
    [
      'an update that is damaged',
      `UPDATE doc_updates SET data = x'01fa' WHERE document = 'diagnostic' AND seq = 100`,
      /diagnostic cannot be read/,
    ],
    ['a snapshot that is damaged', `UPDATE doc_snapshots SET data = x'01fa'`, /plan cannot be read/],
    ['an update that is missing', `DELETE FROM doc_updates WHERE seq = 100 AND ${ofPlan}`, /plan lacks updates/],
    ['a first update that is missing', `DELETE FROM doc_updates WHERE seq = 1 AND ${ofPlan}`, /plan lacks updates/],
    [
      'a head that is wrong',
      `UPDATE documents SET head = 250 WHERE ${ofPlan}`,
      /plan ends at seq 251, and should at 250/,
    ],
    ['a head that is missing', `DELETE FROM documents WHERE ${ofPlan}`, /plan ends at seq 251, and should at 0/],
    ['a snapshot of the future', `UPDATE doc_snapshots SET seq = 300`, /snapshot of seq 300/],
    [
      'words of nobody',
      `DELETE FROM doc_writers WHERE ${ofPlan} AND writer <> 'server'`,
      /nobody is known to have written/,
    ],
    [
      'words of a stranger',
      `UPDATE doc_writers SET writer = 'p-nobody' WHERE ${ofPlan} AND writer <> 'server'`,
      /written by p-nobody/,
    ],
    ['a version that is damaged', `UPDATE doc_versions SET data = x'01fa'`, /version v-1 that cannot be read/],
    ['a version that is missing', `DELETE FROM doc_versions`, /plan lacks the version \S+/],
    ['a version of the future', `UPDATE doc_versions SET seq = 300`, /version v-1 of seq 300/],
    ['a document that there is not', `UPDATE documents SET document = 'poem' WHERE ${ofPlan}`, /a document poem/],
    [
      'a paper that is missing',
      `DELETE FROM papers WHERE paper = (SELECT paper FROM papers LIMIT 1)`,
      /lacks the paper/,
    ],
    [
      'a paper of another name',
      `UPDATE papers SET paper = 'x' WHERE paper = (SELECT paper FROM papers LIMIT 1)`,
      /lacks the paper/,
    ],
    [
      'a voter who is nobody',
      `UPDATE roll SET voter = 'p-nobody' WHERE voter = (SELECT voter FROM roll LIMIT 1)`,
      /ballot of nobody/,
    ],
    ['a box that is closed too early', `UPDATE boxes SET closed = 1`, /is closed, and the round is open/],
    ['a box that was never closed', `UPDATE boxes SET closed = 0`, /is open, and the round is closed/],
    [
      'ballots that were not taken out',
      `UPDATE roll SET round = replace(round, 'V2', 'V1')`,
      /still holds ballots of a closed round/,
    ],
    ['a box that counts too few', `UPDATE boxes SET version = 1`, /more ballots than were ever cast/],
    ['a box that is missing', `DELETE FROM boxes`, /which has no box/],
    ['rows of a démarche that is gone', `UPDATE answers SET workshop = 'w-gone'`, /table answers has rows of w-gone/],
    ['a secret that is missing', `DELETE FROM settings WHERE name = 'secret'`, /secret is missing/],
  ])('finds %s', async (_, statement, fault) => {
    const { faults, lines } = await saidAfter(statement)
    expect(faults).toBeGreaterThan(0)
    expect(lines.join('\n')).toMatch(fault)
    expect(lines.some((line) => line.startsWith('✗'))).toBe(true)
  })
})
