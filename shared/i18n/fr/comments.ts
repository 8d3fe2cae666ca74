/** Words for threads and comments. */
export const commentsWords = {} as const
