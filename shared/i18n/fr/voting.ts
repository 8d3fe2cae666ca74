import { plural } from '../formats.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('fr', value, one, other)}`

/** Words for filling in and sending a ballot. */
export const votingWords = {
  title: (points: number) => `Répartissez vos ${count(points, 'jeton', 'jetons')}`,
  rule: (perOption: number) => `${perOption} au plus par action.`,
  shuffled: 'Ordre tiré au sort pour vous.',
  secret: 'Votre vote est secret : personne ne voit vos choix.',
  remaining: 'Temps restant',
  noTimeLeft: 'Le temps prévu est écoulé. Le vote reste ouvert jusqu’à ce que l’animation le close.',
  lastMinute: 'Il reste une minute pour voter.',
  tokensFor: (wording: string) => `Jetons pour : ${wording}`,
  tokens: (total: number) => count(total, 'jeton', 'jetons'),
  fewer: 'Un jeton de moins',
  more: 'Un jeton de plus',
  placed: (total: number, wording: string, left: number) =>
    `${count(total, 'jeton', 'jetons')} sur « ${wording} ». ${left === 0 ? 'Tous vos jetons sont placés' : `Il en reste ${left}`}.`,
  noneLeft: 'Tous vos jetons sont placés. Reprenez-en un pour en poser ici.',
  left: (total: number) =>
    total === 0 ? 'Tous vos jetons sont placés' : `${count(total, 'jeton', 'jetons')} à placer`,
  draft: 'Brouillon gardé sur cet appareil',
  changed: (time: string) => `Modifié. Votre bulletin de ${time} compte tant que vous n’enregistrez pas.`,
  save: 'Enregistrer mon bulletin',
  saveBlank: 'Enregistrer un bulletin blanc',
  saving: 'Envoi…',
  empty: 'Posez au moins un jeton.',
  saved: (time: string) => `Enregistré à ${time}`,
  savedText: (placed: string) => `${placed}. Modifiable jusqu’à la clôture.`,
  placedShort: (total: number) => (total === 0 ? 'Bulletin blanc' : `${count(total, 'jeton placé', 'jetons placés')}`),
  waiting: 'Pas encore envoyé',
  waitingText: 'Vos choix sont gardés ici. Envoi automatique dès que le réseau revient.',
  counted: 'Vote clos. Votre bulletin est compté.',
  countedText: (time: string) => `Enregistré à ${time}. Le résultat paraîtra ici quand il sera révélé.`,
  missed: 'Vote clos pendant l’envoi.',
  missedText: 'Votre bulletin est arrivé après la clôture : il n’est pas compté.',
  missedKept: (time: string) =>
    `Votre dernière modification est arrivée après la clôture. Le bulletin de ${time} est compté.`,
  absent: 'Vote clos.',
  absentText: 'Vous n’avez pas enregistré de bulletin.',
  refused: 'Bulletin refusé.',
  notVoting: 'Vous ne votez pas dans ce tour.',
  notVotingText: 'L’animation et les lecteurs suivent le vote sans y prendre part.',
  received: (received: number, expected: number) =>
    `${count(received, 'bulletin reçu', 'bulletins reçus')} sur ${expected}`,
  options: 'Ce qui est soumis au vote',
  reveal: {
    title: 'Vote clos',
    text: 'Le résultat paraîtra ici quand l’animation le révélera.',
  },
  moved: {
    title: (name: string) => `L’animation est passée ${name}.`,
    vote: (title: string) => `au vote « ${title} »`,
    result: (title: string) => `au résultat de « ${title} »`,
    wait: 'à autre chose',
    kept: 'Vos choix restent ici.',
    join: 'Rejoindre',
  },
  waitingRoom: {
    here: (people: number) => (people <= 1 ? '1 personne est là' : `${people} personnes sont là`),
    seat: (people: number) => `${count(people, 'personne présente', 'personnes présentes')}, vous compris`,
    title: 'Vous êtes à la table',
    nothing: 'Rien à faire ici pour l’instant. Cette page change toute seule.',
    onScreen: 'À l’écran de la salle',
    scenes: {
      welcome: 'L’accueil : le code pour entrer et les personnes présentes.',
      blank: 'L’écran est éteint un moment.',
    },
    round: (title: string) => `Le vote « ${title} ».`,
    meanwhile: 'En attendant',
    diagnostic: 'Contribuer au diagnostic',
    plan: 'Contribuer au plan',
    readDiagnostic: 'Lire le diagnostic',
    readPlan: 'Lire le plan',
    results: (title: string) => `Relire le résultat : ${title}`,
    console: 'Ouvrir la console',
  },
  result: {
    whole: 'Voir le tableau complet',
    ranking: 'Classement',
  },
} as const
