import { plural } from '../formats.ts'
import type { Words } from '../words.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('en', value, one, other)}`

/** Words for what is new since the last visit. */
export const catchUpWords: Words['catchUp'] = {
  title: 'Since your last visit',
  since: (day) => `Since your visit on ${day}`,
  first: 'This is your first visit: nothing can have changed yet.',
  firstHelp: 'When you come back, what happened while you were away will be here.',
  nothing: 'Nothing new',
  nothingHelp: 'Nobody has commented, decided or changed a text since.',
  entry: (news, waiting) =>
    waiting === 0
      ? `, ${count(news, 'thing is new', 'things are new')}`
      : `, ${count(news, 'thing is new', 'things are new')}, ${count(waiting, 'answer awaited', 'answers awaited')}`,
  unreachable: 'What is new could not be read. Check the network, then try again.',
  retry: 'Try again',
  allSeen: 'Mark all as seen',
  marked: 'All is marked as seen.',
  notMarked: 'This could not be saved. Check the network, then try again.',
  waiting: {
    title: 'What awaits you',
    nothing: 'No answer is awaited from you, no vote is open for you.',
    vote: (title) => `Vote: ${title}`,
    until: (moment) => `Until ${moment}.`,
    noEnd: 'Until the facilitator closes it.',
    voteNow: 'Vote',
    answerMe: (name) => `${name} awaits your answer`,
    answerInstitution: (name) => `${name} awaits an answer from your institution`,
    oneIsEnough: 'One answer from your institution is enough.',
    answer: 'Read and answer',
  },
  events: {
    title: 'What happened',
    commented: (name) => `${name} comments on `,
    replied: (name) => `${name} replies on `,
    resolved: (name) => `${name} resolved a thread on `,
    reserved: (institution) => `${institution} signs a reserve on `,
    withdrew: (institution) => `${institution} withdraws its reserve on `,
    said: ': ',
    quoted: (words) => `“${words}”`,
    me: 'mentions you',
    institution: 'mentions your institution',
    phase: (title) => `The process moves to the phase “${title}”.`,
    round: {
      open: (title) => `Vote opened: ${title}.`,
      closed: (title) => `Vote closed: ${title}.`,
      revealed: (title) => `Result shown: ${title}.`,
    },
    decision: (outcome, wording) => `Decision: ${wording}, ${outcome.toLowerCase()}.`,
    statement: (words) => `Decision: ${words}`,
    version: { diagnostic: 'A version of the diagnostic was kept.', plan: 'A version of the plan was kept.' },
    left: (value) => `${count(value, 'older thing is not shown', 'older things are not shown')}.`,
  },
  place: { diagnostic: 'the diagnostic', plan: 'the plan' },
  somebody: 'Somebody',
  changes: {
    title: 'What changed in the texts',
    legend: 'Added is underlined, removed is struck through.',
    added: 'added',
    archived: 'archived',
    restored: 'restored',
    reworded: 'changed',
    untitled: 'Untitled',
    show: 'Show the words that changed',
    field: {
      body: 'Text',
      sentence: 'Sentence',
      evidence: 'Figures',
      description: 'Description',
      steps: 'Steps',
      roles: 'Roles of the partners',
      'investment-planned': 'Planned investment, in euros',
      'investment-actual': 'Actual investment, in euros',
      'running-planned': 'Planned running costs, in euros',
      'running-actual': 'Actual running costs, in euros',
      'funding-considered': 'Funding considered, in euros',
      'funding-requested': 'Funding requested, in euros',
      'funding-secured': 'Funding secured, in euros',
    },
  },
}
