import type { Id } from '../../shared/id.ts'

/** A new id, made by who asks so that a retried command is the same command. */
export function freshId<Fresh extends Id<string>>(): Fresh {
  // crypto.randomUUID is missing where a village hall serves plain HTTP on its own network.
  const bytes = crypto.getRandomValues(new Uint8Array(16))
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('') as Fresh
}
