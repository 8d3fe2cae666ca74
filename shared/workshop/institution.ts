import type { InstitutionId } from '../id.ts'

/** Signatories decide, associates advise, contributors take part. */
export const institutionRoles = ['signatory', 'associate', 'contributor'] as const

export type InstitutionRole = (typeof institutionRoles)[number]

/** A partner of the agreement. `short` is what tables and the projector show, such as « CAF ». */
export interface Institution {
  readonly id: InstitutionId
  readonly name: string
  readonly short: string
  readonly role: InstitutionRole
}
