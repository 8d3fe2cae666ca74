import type { Words } from '../words.ts'

/** Words for reading the result of a round and the decisions. */
export const resultsWords: Words['results'] = {}
