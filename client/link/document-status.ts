import type { DocumentStatus } from '../../shared/protocol/sync-message.ts'

/** What a document room says of itself; `epoch` is null when it does not say. */
export type HeardStatus = Omit<DocumentStatus, 'epoch'> & { readonly epoch: string | null }

/** Reads the JSON of a status frame. */
export function parseStatus(text: string): HeardStatus {
  const value: unknown = JSON.parse(text)
  const said = (typeof value === 'object' && value !== null ? value : {}) as Record<string, unknown>
  const { mayWrite, isStoring, epoch } = said
  return {
    mayWrite: mayWrite === true,
    isStoring: isStoring !== false,
    epoch: typeof epoch === 'string' ? epoch : null,
  }
}
