import type { Words } from '../words.ts'

/** Words for the facilitator's console. */
export const consoleWords: Words['console'] = {}
