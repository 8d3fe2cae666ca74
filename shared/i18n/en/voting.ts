import type { Words } from '../words.ts'

/** Words for filling in and sending a ballot. */
export const votingWords: Words['voting'] = {}
