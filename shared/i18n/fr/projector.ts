import { plural } from '../formats.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('fr', value, one, other)}`

/** Words for the room's screen. */
export const projectorWords = {
  page: 'Écran de salle',
  welcome: 'Bienvenue',
  join: 'Pour entrer',
  vote: 'Pour voter',
  qr: (address: string) => `QR code : ${address}`,
  noPhone: 'Sans téléphone : un ordinateur de la salle, ou la personne qui anime.',
  rule: (points: number, perOption: number) =>
    `${count(points, 'jeton', 'jetons')} chacun, ${perOption} au plus par action.`,
  secret: 'Vote secret.',
  people: 'Personnes',
  institutions: 'Institutions',
  institutionsHere: (here: number, total: number) => `${here} sur ${total}`,
  peopleHere: (people: number) => plural('fr', people, 'personne présente', 'personnes présentes'),
  aroundTable: (people: number) => count(people, 'personne présente', 'personnes présentes'),
  received: (received: number, expected: number) =>
    `${plural('fr', received, 'bulletin reçu', 'bulletins reçus')} sur ${expected}`,
  ballots: (received: number, expected: number) =>
    `${count(received, 'bulletin reçu', 'bulletins reçus')} sur ${expected}`,
  remaining: 'Temps restant',
  overtime: 'Temps écoulé, vous pouvez encore voter.',
  noTally: 'Les résultats restent masqués jusqu’à la clôture.',
  seats: 'Les places se remplissent dans l’ordre d’arrivée : elles ne désignent personne.',
  closed: 'Vote clos',
  closedText: 'Le résultat va être révélé.',
  ranking: 'Classement par jetons',
  both: 'En tête des deux lectures : en gras et en jaune.',
  perInstitution: 'Par institution',
  readings: 'Deux lectures',
  oneReading: 'Une lecture',
  noReading: 'Par institution : non montrée, pour protéger le secret.',
  weight: (share: string, score: string) => `${share} du poids (${score})`,
  more: (total: number) => `Suite sur votre téléphone : ${count(total, 'autre action', 'autres actions')}.`,
  dot: 'Un point = un jeton.',
  offline: 'Hors connexion. L’écran garde la dernière scène et se reconnecte seul.',
  blank: 'Écran noir',
  connecting: 'Connexion à la séance…',
  badLink: 'Ce lien n’ouvre pas d’écran de salle.',
  badLinkText: 'Copiez l’adresse entière depuis la console d’animation, avec ce qui suit le signe #.',
  fullScreen: 'Plein écran',
  light: 'Salle éclairée',
  dark: 'Salle sombre',
  controls: 'Réglages de l’écran',
} as const
