import type { Words } from '../words.ts'

/** Words for threads and comments. */
export const commentsWords: Words['comments'] = {}
