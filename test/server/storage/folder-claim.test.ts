import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { claimFolder, FolderTaken } from '../../../server/storage/folder-claim.ts'

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tour-de-table-'))
})
afterEach(() => rmSync(folder, { recursive: true, force: true }))

describe('a data folder', () => {
  test('is one server’s alone, until it stops', () => {
    const claim = claimFolder(folder)
    expect(() => claimFolder(folder)).toThrow(FolderTaken)
    claim.release()
    claimFolder(folder).release()
  })
})
