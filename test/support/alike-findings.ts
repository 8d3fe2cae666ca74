import type { Finding } from '../../shared/documents/finding.ts'
import { plainParagraphs } from '../../shared/documents/rich-text.ts'
import type { DomainId, FindingId } from '../../shared/id.ts'

/** A finding of words alone. */
export function saidIn(domain: string, id: string, [title, text]: readonly [string, string]): Finding {
  return {
    id: id as FindingId,
    domain: domain as DomainId,
    type: 'need',
    title,
    body: plainParagraphs(text),
    evidence: [],
    origins: [],
    territory: '',
    isArchived: false,
  }
}

/** By domain, pairs that two partners could write of the same thing, each in words of their own. */
export const saidTwice: Readonly<Record<string, readonly [readonly [string, string], readonly [string, string]]>> = {
  A: [
    ['Des places manquent pour les 0-3 ans', 'Les demandes du printemps restent plusieurs mois sans réponse.'],
    [
      'Pas assez de places d’accueil',
      'Les familles attendent des mois une réponse ; les demandes du printemps débordent.',
    ],
  ],
  B: [
    ['Tarifs et règles d’inscription varient d’une commune à l’autre', 'Un même quotient ouvre des prix différents.'],
    ['Des tarifs différents selon les communes', 'Les règles et les prix varient, les familles s’y perdent.'],
  ],
  C: [
    ['Se déplacer est le premier frein des jeunes ruraux', 'Stages, sports et santé supposent une voiture.'],
    ['La mobilité des jeunes', 'Sans voiture, les jeunes des communes rurales ne vont ni au stage ni au sport.'],
  ],
  D: [
    ['Les parents seuls demandent du relais et du répit', 'Les familles monoparentales cumulent les contraintes.'],
    ['Manque de répit pour les familles monoparentales', 'Les parents seuls s’épuisent et demandent un relais.'],
  ],
  E: [
    ['Le bénévolat associatif s’essouffle', 'Les équipes vieillissent et les responsabilités effraient.'],
    ['Le bénévolat s’essouffle', 'Les bénévoles vieillissent, personne ne veut de responsabilités.'],
  ],
}

/** The same findings, those of the first partner and after them those of the second: « A1 » and « A2 » say the same. */
export const alikeFindings: readonly Finding[] = [0, 1].flatMap((partner) =>
  Object.entries(saidTwice).map(([domain, said]) =>
    saidIn(domain, `${domain}${partner + 1}`, said[partner] ?? ['', '']),
  ),
)
