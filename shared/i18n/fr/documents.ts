/** Words for the documents that people leave with. */
export const documentsWords = {} as const
