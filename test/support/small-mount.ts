import { spawnSync } from 'node:child_process'
import { closeSync, fsyncSync, mkdirSync, mkdtempSync, openSync, rmSync, writeSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A folder on a disk of its own, so small that a test fills it up; any program may write in it. */
export interface SmallMount {
  readonly folder: string
  fill(): void
  free(): void
  remove(): void
}

/** Mounts a small disk; null where the system does not let us. */
export function mountSmall(megabytes: number): SmallMount | null {
  const disk = mkdtempSync(join(tmpdir(), 'tour-de-table-disk-'))
  const { status } = spawnSync('mount', ['-t', 'tmpfs', '-o', `size=${megabytes}m`, 'tmpfs', disk])
  const removeFolder = () => rmSync(disk, { recursive: true, force: true })
  if (status !== 0) {
    removeFolder()
    return null
  }
  const ballast = join(disk, 'ballast')
  // What a disk is mounted on cannot be removed; a folder in it can.
  const folder = join(disk, 'data')
  mkdirSync(folder)
  return {
    folder,
    fill: () => fillWith(ballast),
    free: () => rmSync(ballast, { force: true }),
    remove: () => {
      spawnSync('umount', ['-l', disk])
      removeFolder()
    },
  }
}

function fillWith(file: string): void {
  const descriptor = openSync(file, 'a')
  for (const size of [1024 * 1024, 4096, 512]) {
    const part = new Uint8Array(size)
    while (isWritten(descriptor, part)) continue
  }
  closeSync(descriptor)
}

function isWritten(descriptor: number, part: Uint8Array): boolean {
  try {
    const count = writeSync(descriptor, part)
    fsyncSync(descriptor)
    return count === part.length
  } catch {
    return false // The disk is full, which is what is wanted.
  }
}
