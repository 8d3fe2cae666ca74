import type * as Y from 'yjs'
import { z } from 'zod'
import type { InstitutionId } from '../id.ts'
import { entryKey } from './entries.ts'
import { readText } from './record.ts'

/** What a partner does in an action, in words: « cofinanceur, ingénierie ». */
export interface PartnerRole {
  readonly institution: InstitutionId
  readonly role: string
}

/** How long a role may be. */
export const longestRole = 200

const mostRoles = 1000

// Exports of before roles have none.
export const actionRolesSchema = {
  roles: z
    .array(
      z.object({
        institution: z
          .string()
          .min(1)
          .max(64)
          .transform((text) => text as InstitutionId),
        role: z.string().min(1).max(longestRole),
      }),
    )
    .max(mostRoles)
    .default([]),
}

/** Reads the roles of an action's partners, by institution. */
export function readRoles(record: Y.Map<unknown>): readonly PartnerRole[] {
  const start = entryKey('role', '')
  return [...record.keys()]
    .filter((field) => field.startsWith(start))
    .toSorted()
    .slice(0, mostRoles)
    .map((field) => ({
      institution: field.slice(start.length) as InstitutionId,
      role: readText(record, field).slice(0, longestRole),
    }))
    .filter(({ institution, role }) => institution !== '' && role !== '')
}

/** The roles of an action's partners as fields of its record. */
export function roleFields(roles: readonly PartnerRole[]): readonly [string, unknown][] {
  return roles.map(({ institution, role }) => [entryKey('role', institution), role])
}

/** Says what a partner does in an action; no words take it away. */
export function setRole(record: Y.Map<unknown>, { institution, role }: PartnerRole): void {
  if (role === '') record.delete(entryKey('role', institution))
  else record.set(entryKey('role', institution), role.slice(0, longestRole))
}
