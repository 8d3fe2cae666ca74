import type { DomainId } from '../id.ts'
import type { Domain } from './workshop.ts'

/** What a new démarche may start from; all of it can be changed while it is prepared. */
export const startingPoints = ['seven-domains', 'national-domains', 'blank'] as const

export type StartingPoint = (typeof startingPoints)[number]

// The seven are those of the Grand Cahors agreement of 2020-2023; the ten those that caf.fr lists for a CTG.
const names = {
  fr: {
    'seven-domains': [
      'Petite enfance',
      'Enfance',
      'Jeunesse',
      'Soutien à la parentalité',
      'Logement et cadre de vie',
      'Animation de la vie sociale',
      'Accès aux droits',
    ],
    'national-domains': [
      'Petite enfance',
      'Enfance',
      'Jeunesse',
      'Parentalité',
      'Accès aux droits',
      'Inclusion numérique',
      'Animation de la vie sociale',
      'Logement',
      'Handicap',
      'Accompagnement social',
    ],
    blank: [],
  },
  en: {
    'seven-domains': [
      'Early childhood',
      'Childhood',
      'Youth',
      'Support for parents',
      'Housing and living environment',
      'Social life',
      'Access to rights',
    ],
    'national-domains': [
      'Early childhood',
      'Childhood',
      'Youth',
      'Parenthood',
      'Access to rights',
      'Digital inclusion',
      'Social life',
      'Housing',
      'Disability',
      'Social support',
    ],
    blank: [],
  },
} as const satisfies Readonly<Record<'fr' | 'en', Readonly<Record<StartingPoint, readonly string[]>>>>

/** The domains of a starting point, in order, each with its letter. */
export function domainsOf(start: StartingPoint, language: 'fr' | 'en'): readonly Domain[] {
  return names[language][start].map((name, index) => ({
    id: `D${index + 1}` as DomainId,
    letter: String.fromCharCode(65 + index),
    name,
  }))
}
