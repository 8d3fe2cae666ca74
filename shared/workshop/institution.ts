import type { DomainId, InstitutionId } from '../id.ts'

/** Signatories decide, associates advise, contributors take part. */
export const institutionRoles = ['signatory', 'associate', 'contributor'] as const

export type InstitutionRole = (typeof institutionRoles)[number]

/** A partner of the agreement. `short` is what tables and the projector show, such as « CAF ». */
export interface Institution {
  readonly id: InstitutionId
  readonly name: string
  readonly short: string
  readonly role: InstitutionRole
  /** Who speaks for it, by function: « Maire », « Directrice ». */
  readonly representative?: string | undefined
  /** The day it joined, as YYYY-MM-DD. */
  readonly joined?: string | null | undefined
  /** The domains in which it has a competence. */
  readonly competences?: readonly DomainId[] | undefined
  /** It left the démarche: what it said and did stays, nobody joins it any more. */
  readonly retired?: boolean | undefined
}
