import { plural } from '../formats.ts'
import type { Words } from '../words.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('en', value, one, other)}`

/** Words for the page that compares two versions of the diagnostic. */
export const comparisonWords: Words['comparison'] = {
  title: { diagnostic: 'What changed in the diagnostic', space: 'What changed in the space' },
  back: { diagnostic: 'Back to the diagnostic', space: 'Back to the space' },
  open: 'See what changed since',
  openOf: (name, moment) => `See what changed since: ${name}, ${moment}`,
  from: 'From the text of',
  to: 'To the text of',
  now: 'Now',
  failed: 'The comparison could not be made. Check the network and the versions chosen, then try again.',
  retry: 'Try again',
  legend: { added: 'Underlined: added.', removed: 'Struck out: removed.' },
  said: { added: ' [added: ', removed: ' [removed: ', end: '] ' },
  findings: {
    added: (value) => count(value, 'finding added', 'findings added'),
    removed: (value) => count(value, 'finding removed', 'findings removed'),
    changed: (value) => count(value, 'finding changed', 'findings changed'),
  },
  stakes: {
    added: (value) => count(value, 'stake added', 'stakes added'),
    removed: (value) => count(value, 'stake removed', 'stakes removed'),
    changed: (value) => count(value, 'stake changed', 'stakes changed'),
  },
  sentence: (parts) => `${parts}.`,
  nothing: 'No finding and no stake changed between these two moments.',
  status: { added: 'added', removed: 'removed', changed: 'changed' },
  moved: 'moved',
  fields: { title: 'Title', body: 'Text', evidence: 'Figure', territory: 'Territory', sentence: 'Sentence' },
  noDomain: 'no domain',
  domain: (before, after) => `Went from the domain “${before}” to the domain “${after}”.`,
  type: (before, after) => `Was “${before}”, is “${after}”.`,
  originsAdded: (names) => `Also said by ${names}.`,
  originsRemoved: (names) => `No longer said by ${names}.`,
  linked: (codes) => `Findings linked: ${codes}.`,
  unlinked: (codes) => `Findings unlinked: ${codes}.`,
  restore: 'Restore this finding',
  restoreOf: (code, title) => `Restore this finding: ${code} ${title}`,
  question: (name) => `Restore “${name}”?`,
  effect: 'This finding will say again what it said in the earlier version. The others do not change.',
  nothingLost: 'Nothing is lost: the present text becomes a version, to which you can go back.',
  restored: (name) => `“${name}” is restored.`,
}
