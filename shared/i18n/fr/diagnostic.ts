/** Words for the shared diagnostic: findings, evidence, provenance. */
export const diagnosticWords = {} as const
