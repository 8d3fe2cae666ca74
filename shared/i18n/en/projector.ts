import { plural } from '../formats.ts'
import type { Words } from '../words.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('en', value, one, other)}`

/** Words for the room's screen. */
export const projectorWords: Words['projector'] = {
  page: 'Room screen',
  welcome: 'Welcome',
  join: 'To come in',
  vote: 'To vote',
  qr: (address) => `QR code: ${address}`,
  noPhone: 'Without a phone: a computer in the room, or the person who facilitates.',
  rule: (points, perOption) => `${count(points, 'token', 'tokens')} each, ${perOption} at most per action.`,
  secret: 'Secret vote.',
  people: 'People',
  institutions: 'Institutions',
  institutionsHere: (here, total) => `${here} of ${total}`,
  peopleHere: (people) => plural('en', people, 'person present', 'people present'),
  aroundTable: (people) => count(people, 'person present', 'people present'),
  received: (received, expected) => `${plural('en', received, 'ballot', 'ballots')} received of ${expected}`,
  ballots: (received, expected) => `${count(received, 'ballot', 'ballots')} received of ${expected}`,
  remaining: 'Time left',
  overtime: 'Time is over, you can still vote.',
  noTally: 'Results stay hidden until the vote closes.',
  seats: 'Seats fill in order of arrival: they stand for nobody.',
  closed: 'Vote closed',
  closedText: 'The result is about to be revealed.',
  ranking: 'Ranking by tokens',
  both: 'On top in both readings: in bold and yellow.',
  perInstitution: 'Per institution',
  readings: 'Two readings',
  more: (total) => `${count(total, 'more action', 'more actions')} on your phone.`,
  dot: 'One dot = one token.',
  offline: 'Offline. The screen keeps the last scene and reconnects by itself.',
  blank: 'Blank screen',
  connecting: 'Connecting to the session…',
  badLink: 'This link opens no room screen.',
  badLinkText: 'Copy the whole address from the console, with what follows the # sign.',
  fullScreen: 'Full screen',
  light: 'Lit room',
  dark: 'Dark room',
  controls: 'Screen settings',
}
