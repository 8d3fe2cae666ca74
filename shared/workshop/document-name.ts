import { z } from 'zod'
import type { InstitutionId } from '../id.ts'

/** The documents that everybody of a démarche shares; each has one writing rule. */
export const documentNames = ['diagnostic', 'plan'] as const

/** The private space of an institution, named after it. */
export type SpaceName = `space-${string}`

/** Any document of a démarche: a shared one, or an institution's space. */
export type DocumentName = (typeof documentNames)[number] | SpaceName

/** What a document is for. */
export type DocumentKind = (typeof documentNames)[number] | 'space'

const longestName = 80
const pattern = /^(?:diagnostic|plan|space-[A-Za-z0-9_-]{1,64})$/

/** A document's name, from outside. */
export const documentNameSchema = z
  .string()
  .max(longestName)
  .refine(isDocumentName, 'no such document') as unknown as z.ZodType<DocumentName, DocumentName>

/** Whether a text has the form of a document's name. */
export function isDocumentName(text: string): text is DocumentName {
  return pattern.test(text)
}

/** The space of an institution. */
export function spaceOf(institution: InstitutionId): SpaceName {
  return `space-${institution}`
}

/** Whose space a document is; null for the shared ones. */
export function institutionOf(document: DocumentName): InstitutionId | null {
  return kindOf(document) === 'space' ? (document.slice('space-'.length) as InstitutionId) : null
}

/** What a document is for. */
export function kindOf(document: DocumentName): DocumentKind {
  return documentNames.find((name) => name === document) ?? 'space'
}

/** How a document is laid out: a space as the diagnostic that its findings are poured into. */
export function layoutOf(document: DocumentName): (typeof documentNames)[number] {
  return document === 'plan' ? 'plan' : 'diagnostic'
}

/** Every document of a démarche, the shared ones first. */
export function documentsOf(workshop: {
  readonly institutions: readonly { readonly id: InstitutionId }[]
}): readonly DocumentName[] {
  return [...documentNames, ...workshop.institutions.map(({ id }) => spaceOf(id))]
}
