/** Words for filling in and sending a ballot. */
export const votingWords = {} as const
