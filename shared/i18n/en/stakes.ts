import { plural } from '../formats.ts'
import type { Words } from '../words.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('en', value, one, other)}`

/** Words for the stakes: what the plan must answer. */
export const stakesWords: Words['stakes'] = {
  title: 'Stakes',
  intro: 'A stake says what the plan must answer. It brings together the findings that show it.',
  stakes: (value) => count(value, 'stake', 'stakes'),
  linked: (value, total) => `${value} ${plural('en', value, 'linked finding', 'linked findings')} of ${total}`,
  add: 'Add a stake',
  empty: 'No stake yet',
  emptyHelp: 'Write what the plan must answer, then link the findings that show it.',
  untitled: 'Stake without a title',
  stake: (name) => `Stake ${name}`,
  titleOf: (number) => `Title of stake ${number}`,
  sentenceOf: (number) => `Sentence of stake ${number}`,
  sentence: 'What the plan must answer, in one sentence',
  findingsOf: (number) => `Findings of stake ${number}`,
  noFinding: 'No finding is linked.',
  link: 'Link findings',
  unlink: (code, number) => `Unlink ${code} from stake ${number}`,
  unlinked: (code) => `${code} is unlinked.`,
  comment: (number: number) => `Comment on stake ${number}`,
  archive: (number) => `Archive stake ${number}`,
  justArchived: (name) => `“${name}” is archived.`,
  archived: (value) => count(value, 'archived stake', 'archived stakes'),
  restore: 'Restore',
  restored: (name) => `“${name}” is restored.`,
  unanswered: (value) => count(value, 'finding without a stake', 'findings without a stake'),
  allAnswered: 'Every finding is linked to a stake.',
}
