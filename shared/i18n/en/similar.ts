import { plural } from '../formats.ts'
import type { Words } from '../words.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('en', value, one, other)}`

/** Words for findings that seem to say the same: why they are proposed, and what may be made of that. */
export const similarWords: Words['similar'] = {
  summary: (value) => (value === 0 ? 'Similar findings' : `Similar findings: ${count(value, 'proposal', 'proposals')}`),
  explained:
    'Found by the words that they share, never merged without you. Two findings that say the same in other words are not found.',
  none: 'No similar findings in this domain for now.',
  offline: 'Offline: the search goes on once the network is back.',
  failed: 'The search did not succeed.',
  searchAgain: 'Search again',
  proposal: (names) => `Findings ${names}`,
  saidBy: (names) => `Said by ${names}`,
  inCommon: (value) => `${count(value, 'word in common', 'words in common')}:`,
  andOthers: (value) => `and ${count(value, 'other', 'others')}`,
  merge: 'Merge…',
  dismiss: 'They say different things',
  waits: 'Offline: possible once the network is back.',
  dismissed: 'Proposal dismissed. You can come back to it.',
  dismissals: (value) => count(value, 'dismissed proposal', 'dismissed proposals'),
  dismissedBy: (name, date) => (name === '' ? `Dismissed on ${date}` : `Dismissed by ${name} on ${date}`),
  proposeAgain: 'Propose again',
  proposedAgain: 'These findings are proposed again.',
}
