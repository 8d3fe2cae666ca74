import type { fr } from './fr.ts'
import type { frEveryday } from './fr-everyday.ts'
import type { mailsFrench } from './fr/mails.ts'
import type { frWorking } from './fr-working.ts'

/** The languages of the interface; French is the reference. */
export const languages = ['fr', 'en'] as const

export type Language = (typeof languages)[number]

/** The shape of a catalogue: any string where the reference has one, the same arguments where it has a function. */
export type Widened<Texts> = Texts extends (...given: infer Given) => string
  ? (...given: Given) => string
  : Texts extends string
    ? string
    : { readonly [Name in keyof Texts]: Widened<Texts[Name]> }

/** Every text of the interface in one language; a language that lacks one does not compile. */
export type Words = Widened<typeof fr>

/** The texts that every page needs. */
export type EverydayWords = Widened<typeof frEveryday>

/** The texts that only the pages of writing, driving and showing need. */
export type WorkingWords = Widened<typeof frWorking>

/** The texts of mails, for the server alone. */
export type MailsWords = Widened<typeof mailsFrench>
