import type { Words } from '../words.ts'

/** Words for coming in: code, name, institution. */
export const joinWords: Words['join'] = {}
