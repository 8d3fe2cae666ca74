import Libsql from 'libsql'
import { join } from 'node:path'

/** Another server works in this folder. */
export class FolderTaken extends Error {
  override readonly name = 'FolderTaken'
}

/**
 * Keeps every other server out of a data folder until the process ends, however it ends: two of them would each count
 * only the ballots that they took themselves. Throws `FolderTaken`.
 */
export function claimFolder(folder: string): { release(): void } {
  // A lock of the operating system, which a kill -9 gives back, unlike a file with a process id in it.
  const claim = new Libsql(join(folder, 'in-use.sqlite'))
  try {
    claim.exec('BEGIN EXCLUSIVE')
  } catch (error) {
    claim.close()
    if (!(error instanceof Error && 'code' in error && String(error.code).startsWith('SQLITE_BUSY'))) throw error
    throw new FolderTaken(`another server is already running on ${folder}`)
  }
  return {
    release: () => {
      // Closing alone would keep the lock for a while.
      claim.exec('ROLLBACK')
      claim.close()
    },
  }
}
