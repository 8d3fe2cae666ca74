/** The documents written together in a démarche; each has one writing rule. */
export const documentNames = ['diagnostic', 'plan'] as const

export type DocumentName = (typeof documentNames)[number]
