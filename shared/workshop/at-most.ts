import { z } from 'zod'

/**
 * A schema of so many entries at most. They are counted before each is looked at: half a million wrong ones would keep the
 * server busy for half a minute.
 */
export function atMost<Schema extends z.ZodType>(most: number, entries: Schema) {
  return z.preprocess((given, context) => {
    const count = typeof given === 'object' && given !== null ? Object.keys(given).length : 0
    if (count > most) context.addIssue(`at most ${most}`)
    return given
  }, entries)
}
