import type { DocumentStatus } from '../../shared/protocol/sync-message.ts'

/** Reads the JSON of a status frame. */
export function parseStatus(text: string): DocumentStatus {
  const value: unknown = JSON.parse(text)
  const { mayWrite, isStoring } = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  return { mayWrite: mayWrite === true, isStoring: isStoring !== false }
}
