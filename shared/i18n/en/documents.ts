import type { Words } from '../words.ts'

/** Words for the documents that people leave with. */
export const documentsWords: Words['documents'] = {}
