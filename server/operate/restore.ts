import { copyAll } from './copying.ts'
import { readBackup } from './backup.ts'
import { inWords } from './in-words.ts'
import { closing, demandApart, fill, readAlone, type FillSettings, type Place } from './place.ts'

/** What restoring takes besides: the epoch that clients will find, another one than what they kept. */
export interface RestoreSettings extends FillSettings {
  readonly epoch: string
}

/** Puts a backup into an installation that is empty, or in the place of what it holds; checked before and after. */
export async function restore(file: string, into: Place, settings: RestoreSettings): Promise<void> {
  const { say, epoch } = settings
  const { backup, sums } = await readBackup(file, say)
  await closing(backup, () => {
    say('Restoring…')
    return fill(into, settings, (filling) => copyAll(backup, filling, { epoch: { type: 'new', epoch }, say }))
  })
  say(`Restored ${inWords(sums)}. Pages that are open somewhere will throw away what they kept and load it anew.`)
}

/** Carries an installation to an empty one, with its secret and its epoch: links and sessions stay valid there. */
export async function move(from: Place, to: Place, settings: Omit<FillSettings, 'mayReplace'>): Promise<void> {
  const { say } = settings
  demandApart(from, to)
  const sums = await readAlone(from, (reading) => {
    say(`Moving ${reading.place}…`)
    return fill(to, { ...settings, mayReplace: false }, (filling) =>
      copyAll(reading, filling, { epoch: { type: 'same' }, say }),
    )
  })
  say(`Moved ${inWords(sums)}. What it came from was left as it is: do not start a server on it again.`)
}
