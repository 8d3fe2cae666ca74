/** Words for reading the result of a round and the decisions. */
export const resultsWords = {} as const
