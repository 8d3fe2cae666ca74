/** Words for the room's screen. */
export const projectorWords = {} as const
