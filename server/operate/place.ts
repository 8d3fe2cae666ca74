import { resolve } from 'node:path'
import { Cannot } from './cannot.ts'
import type { Filling, Say } from './copying.ts'
import { databaseIn, fillFolder, withoutServer } from './fill-folder.ts'
import { fillPostgres, readPostgres } from './postgres-place.ts'
import type { Reading } from './reading.ts'
import { readSqlite } from './sqlite-place.ts'

/** Where an installation keeps everything. */
export type Place =
  | { readonly type: 'folder'; readonly folder: string }
  | { readonly type: 'postgres'; readonly url: string }

/** What was written after `--to`: an address of PostgreSQL, or a folder. */
export function placeFrom(text: string): Place {
  return /^postgres(ql)?:\/\//.test(text) ? { type: 'postgres', url: text } : { type: 'folder', folder: resolve(text) }
}

/** Reads an installation at this moment; its servers may go on. */
export async function read(place: Place): Promise<Reading> {
  return place.type === 'folder' ? readSqlite(databaseIn(place.folder)) : readPostgres(place.url)
}

/** Reads an installation while none of its servers runs, so that nothing comes after. */
export async function readAlone<Done>(place: Place, act: (reading: Reading) => Promise<Done>): Promise<Done> {
  if (place.type === 'postgres') return closing(await readPostgres(place.url, 'alone'), act)
  const file = databaseIn(place.folder)
  // Looked at before a server is kept out, which leaves a file in the folder.
  await readSqlite(file).close()
  return withoutServer(place.folder, () => closing(readSqlite(file), act))
}

/** Lets go of a moment of a database, however the act ends. */
export async function closing<Done>(reading: Reading, act: (reading: Reading) => Promise<Done>): Promise<Done> {
  try {
    return await act(reading)
  } finally {
    await reading.close()
  }
}

/** How an installation is filled: what may become of the one that is there, and the time now. */
export interface FillSettings {
  readonly mayReplace: boolean
  readonly now: number
  readonly say: Say
}

/** Fills an installation, whole or not at all, while none of its servers runs. */
export async function fill<Made>(
  place: Place,
  { mayReplace, now, say }: FillSettings,
  act: (filling: Filling) => Promise<Made>,
): Promise<Made> {
  if (place.type === 'postgres') return fillPostgres(place.url, mayReplace, act)
  const { made, aside } = await fillFolder({ folder: place.folder, mayReplace, now }, act)
  if (aside) say(`The database that was there before is now in ${aside}.`)
  return made
}

/** Refuses to fill an installation from itself. */
export function demandApart(from: Place, to: Place): void {
  const isSame =
    from.type === 'folder'
      ? to.type === 'folder' && resolve(from.folder) === resolve(to.folder)
      : to.type === 'postgres' && from.url === to.url
  if (isSame) throw new Cannot('--to names the installation itself: name another one.')
}
