/** Words for the facilitator's console. */
export const consoleWords = {} as const
