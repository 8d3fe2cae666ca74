import type { Words } from '../words.ts'

/** Words for the room's screen. */
export const projectorWords: Words['projector'] = {}
