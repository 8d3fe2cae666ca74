/** Words for coming in: code, name, institution. */
export const joinWords = {} as const
