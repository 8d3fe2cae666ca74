import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onTestFinished } from 'vitest'

/** The path of a database that does not exist yet, in a folder that goes with the test. */
export function freshFile(): string {
  const folder = mkdtempSync(join(tmpdir(), 'tour-de-table-'))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  return join(folder, 'tour-de-table.sqlite')
}
