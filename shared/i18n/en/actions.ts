import type { Words } from '../words.ts'

/** Words for the plan and its actions. */
export const actionsWords: Words['actions'] = {}
