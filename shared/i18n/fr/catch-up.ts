import { plural } from '../formats.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('fr', value, one, other)}`

/** Words for what is new since the last visit. */
export const catchUpWords = {
  title: 'Depuis votre dernière visite',
  since: (day: string) => `Depuis votre visite du ${day}`,
  first: 'C’est votre première visite : rien n’a encore pu changer depuis.',
  firstHelp: 'À votre retour, vous trouverez ici ce qui s’est passé en votre absence.',
  nothing: 'Rien de nouveau',
  nothingHelp: 'Personne n’a commenté, décidé ni changé de texte depuis.',
  entry: (news: number, waiting: number) =>
    waiting === 0
      ? `, ${count(news, 'nouveauté', 'nouveautés')}`
      : `, ${count(news, 'nouveauté', 'nouveautés')}, ${count(waiting, 'réponse attendue', 'réponses attendues')}`,
  unreachable: 'Ce qui est nouveau n’a pas pu être lu. Vérifiez le réseau, puis recommencez.',
  retry: 'Recommencer',
  allSeen: 'Tout marquer comme vu',
  marked: 'Tout est marqué comme vu.',
  notMarked: 'Cela n’a pas pu être enregistré. Vérifiez le réseau, puis recommencez.',
  waiting: {
    title: 'Ce qui vous attend',
    nothing: 'Aucune réponse n’est attendue de vous, aucun vote n’est ouvert pour vous.',
    vote: (title: string) => `Voter : ${title}`,
    until: (moment: string) => `Jusqu’à ${moment}.`,
    noEnd: 'Jusqu’à la clôture par l’animation.',
    voteNow: 'Voter',
    answerMe: (name: string) => `${name} attend votre réponse`,
    answerInstitution: (name: string) => `${name} attend une réponse de votre institution`,
    oneIsEnough: 'Une seule réponse de votre institution suffit.',
    answer: 'Lire et répondre',
  },
  events: {
    title: 'Ce qui s’est passé',
    commented: (name: string) => `${name} commente `,
    replied: (name: string) => `${name} répond sur `,
    resolved: (name: string) => `${name} a traité un fil sur `,
    reserved: (institution: string) => `${institution} signe une réserve sur `,
    withdrew: (institution: string) => `${institution} retire sa réserve sur `,
    said: ' : ',
    quoted: (words: string) => `« ${words} »`,
    me: 'on vous cite',
    institution: 'on cite votre institution',
    phase: (title: string) => `La démarche passe à la phase « ${title} ».`,
    round: {
      open: (title: string) => `Vote ouvert : ${title}.`,
      closed: (title: string) => `Vote clos : ${title}.`,
      revealed: (title: string) => `Résultat montré : ${title}.`,
    },
    decision: (outcome: string, wording: string) => `Décision : ${wording}, ${outcome.toLowerCase()}.`,
    statement: (words: string) => `Décision : ${words}`,
    version: { diagnostic: 'Une version du diagnostic a été gardée.', plan: 'Une version du plan a été gardée.' },
    left: (value: number) =>
      `${count(value, 'nouveauté plus ancienne n’est pas montrée', 'nouveautés plus anciennes ne sont pas montrées')}.`,
  },
  place: { diagnostic: 'le diagnostic', plan: 'le plan' },
  somebody: 'Quelqu’un',
  changes: {
    title: 'Ce qui a changé dans les textes',
    legend: 'Ajouté souligné, enlevé barré.',
    added: 'ajouté',
    archived: 'archivé',
    restored: 'rétabli',
    reworded: 'modifié',
    untitled: 'Sans titre',
    show: 'Voir les mots changés',
    field: {
      body: 'Texte',
      sentence: 'Phrase',
      evidence: 'Chiffres',
      description: 'Description',
      steps: 'Étapes',
      roles: 'Rôles des partenaires',
      'investment-planned': 'Investissement prévu, en euros',
      'investment-actual': 'Investissement réalisé, en euros',
      'running-planned': 'Fonctionnement prévu, en euros',
      'running-actual': 'Fonctionnement réalisé, en euros',
      'funding-considered': 'Cofinancement envisagé, en euros',
      'funding-requested': 'Cofinancement sollicité, en euros',
      'funding-secured': 'Cofinancement acquis, en euros',
    },
  },
} as const
