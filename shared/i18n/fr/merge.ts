import { plural } from '../formats.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('fr', value, one, other)}`

/** Words for findings that say the same: making one of them, answering for one’s institution, taking them apart. */
export const mergeWords = {
  separately: (value: number, partners: number) =>
    `Dit par ${count(value, 'partenaire', 'partenaires')} sur ${partners}, séparément`,
  afterwards: (names: string) => ` ; dit ensuite par ${names}`,
  common: (code: string) => `Rédaction commune, constat ${code}`,
  answers: {
    accepted: 'rédaction acceptée',
    contested: 'rédaction contestée',
    awaited: 'réponse attendue',
  },
  earlier: {
    accepted: 'acceptée dans une rédaction antérieure',
    contested: 'contestée dans une rédaction antérieure',
  },
  on: (date: string) => `le ${date}`,
  accept: 'Nous acceptons',
  contest: 'Nous contestons',
  change: 'Changer notre réponse',
  inTheNameOf: (institution: string) =>
    `Au nom de l’institution ${institution} : cette rédaction dit-elle ce que vous aviez dit ?`,
  reason: (institution: string) => `Ce que l’institution ${institution} ne partage pas dans cette rédaction`,
  reasonHint: 'La raison est signée au nom de votre institution et imprimée à côté du constat.',
  reasonMissing: 'Écrivez ce que votre institution ne partage pas dans cette rédaction.',
  sendContest: 'Contester la rédaction',
  accepted: (institution: string) => `Rédaction acceptée pour ${institution}.`,
  contested: (institution: string) => `Rédaction contestée pour ${institution}.`,
  originals: (value: number) => count(value, 'constat d’origine', 'constats d’origine'),
  mergedFirst: 'Réunis une première fois',
  reserveOnOriginal: 'Signée sur un constat d’origine',
  apart: 'Séparer de nouveau',
  apartQuestion: (code: string) => `Séparer les constats réunis en ${code} ?`,
  apartEffect:
    'Les constats d’origine reviennent à leur place, tels quels. La rédaction commune va aux archives avec ses réponses.',
  apartDone: 'Constats séparés.',
  with: 'Réunir avec…',
  title: (code: string) => `Réunir le constat ${code} avec d’autres`,
  choose: 'Constats qui disent la même chose',
  noOther: 'Ce domaine n’a pas d’autre constat.',
  wording: 'Rédaction de départ',
  wordingHint: 'Le constat commun commence avec ces mots. Vous pourrez les changer ensemble.',
  effect:
    'Les textes d’origine restent lisibles, avec leur institution et leur date. Chaque institution d’origine accepte ou conteste la rédaction commune.',
  undoable: 'Vous pourrez séparer ces constats tant que le diagnostic est ouvert à l’écriture.',
  act: (value: number) => `Réunir ${count(value, 'constat', 'constats')}`,
  chooseFirst: 'Choisissez au moins un autre constat.',
  offline: 'Hors connexion : réunir attend le retour du réseau.',
  done: (value: number) => `${count(value, 'constat réuni', 'constats réunis')}.`,
  mergedElsewhere: 'Réuni avec d’autres',
} as const
