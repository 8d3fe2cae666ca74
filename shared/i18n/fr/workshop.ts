import { plural } from '../formats.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('fr', value, one, other)}`

/** Words for the home of a démarche and its phases. */
export const workshopWords = {
  path: 'Où en est la démarche',
  phases: {
    prepare: { title: 'Préparer', detail: 'Territoire, partenaires, domaines.' },
    listen: { title: 'Diagnostiquer séparément', detail: 'Chacun de son côté.' },
    share: { title: 'Mettre en commun', detail: 'Un seul diagnostic, commenté par tous.' },
    plan: { title: 'Construire le plan', detail: 'Ensemble, en séance : actions, votes, décisions.' },
    agree: { title: 'Valider et signer', detail: 'Version validée, délibérations.' },
    follow: { title: 'Suivre', detail: 'Revue annuelle, avenants.' },
  },
  next: {
    vote: 'Voter',
    diagnostic: 'Ouvrir le diagnostic',
    plan: 'Construire le plan',
    documents: 'Lire les documents',
  },
  communes: (value: number) => plural('fr', value, 'commune', 'communes'),
  partners: (value: number) => count(value, 'partenaire', 'partenaires'),
  onlineNow: (people: number) =>
    people === 0 ? 'personne en ligne' : count(people, 'personne en ligne', 'personnes en ligne'),
  onlineNames: (names: string) => `En ligne : ${names}.`,
  legend: { signatory: 'signataire', associate: 'associé', contributor: 'contributeur', online: 'en ligne' },
  expected: {
    title: 'Ce qui vous attend',
    nothing: 'Rien ne vous attend pour le moment.',
    vote: { title: 'Vote ouvert', detail: 'Votre bulletin reste modifiable jusqu’à la clôture.', verb: 'Voter' },
    diagnostic: {
      title: 'Fils ouverts sur le diagnostic',
      detail: 'À lire, à compléter ou à traiter.',
      verb: 'Ouvrir le diagnostic',
    },
    plan: { title: 'Fils ouverts sur le plan', detail: 'À lire, à compléter ou à traiter.', verb: 'Ouvrir le plan' },
    lead: { title: 'Fiches sans pilote', detail: 'Une fiche complète nomme son pilote.', verb: 'Voir les fiches' },
  },
  latest: {
    title: 'Derniers commentaires',
    nothing: 'Personne n’a encore commenté.',
    about: ' sur ',
    said: ' : ',
    quoted: (words: string) => `« ${words} »`,
    place: { diagnostic: 'le diagnostic', plan: 'le plan' },
  },
} as const
