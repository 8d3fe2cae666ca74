import type { Words } from '../words.ts'

/** Words for the shared diagnostic: findings, evidence, provenance. */
export const diagnosticWords: Words['diagnostic'] = {}
