import type { Words } from '../words.ts'

/** Words for the home of a démarche and its phases. */
export const workshopWords: Words['workshop'] = {}
