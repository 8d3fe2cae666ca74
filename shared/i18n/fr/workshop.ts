/** Words for the home of a démarche and its phases. */
export const workshopWords = {} as const
