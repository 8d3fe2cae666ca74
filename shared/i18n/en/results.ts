import { plural } from '../formats.ts'
import type { Words } from '../words.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('en', value, one, other)}`

/** Words for reading the result of a round and the decisions. */
export const resultsWords: Words['results'] = {
  page: 'Results',
  rounds: (total) => count(total, 'vote', 'votes'),
  none: 'No vote has been revealed yet',
  noneText: 'Results appear here as soon as the facilitator reveals them.',
  toSession: 'Go to the session',
  choose: 'Votes of the workshop',
  quoted: (wording) => `“${wording}”`,
  first: (wording, tokens) => `${wording} comes first with ${tokens}.`,
  firstTied: (wordings, tokens) => `${wordings} tie for first with ${tokens}.`,
  firstMany: (total, tokens) => `${total} actions tie for first with ${tokens}.`,
  nobody: 'No token was placed.',
  sameFirst: 'Both readings, per person and per institution, agree on what comes first.',
  otherFirst: (wording) => `When each institution counts as one, ${wording} comes first.`,
  otherFirstTied: (wordings) => `When each institution counts as one, ${wordings} tie for first.`,
  tokens: (total) => count(total, 'token', 'tokens'),
  turnout: (ballots, people) => `${count(ballots, 'ballot', 'ballots')} of ${people}`,
  secret: (turnout, tokens, groups) =>
    `Secret vote. ${turnout}, ${tokens} placed. ${groups} in the reading per institution.`,
  institutionCount: (total) => count(total, 'institution', 'institutions'),
  revealed: (time) => `Revealed at ${time}`,
  closedRevealed: (closed, revealed) => `Closed at ${closed}, revealed at ${revealed}`,
  view: 'Display',
  map: 'Map',
  table: 'Table',
  caption: 'Tokens by action, per person and per institution',
  action: 'Action',
  rank: 'Rank',
  people: 'People',
  institutions: 'Institutions',
  carriedBy: 'Carried by (tokens)',
  decision: 'Decision',
  tied: 'tied',
  nobodyCarries: 'no token',
  supporters: (total) => `from ${count(total, 'person', 'people')}`,
  score: (score, of) => `${score} of ${of}`,
  others: 'Others',
  noInstitution: 'Residents',
  merged: (institutions, ballots) =>
    `“Others” brings together ${count(institutions, 'group', 'groups')} of fewer than three ballots (${count(ballots, 'ballot', 'ballots')} in all), so that nobody can be recognised.`,
  readings: 'What the two readings change',
  noDifference: 'No action moves by three ranks or more between the two readings.',
  moved: (wording, before, after) =>
    `${wording} goes from ${before} to ${after} place when each institution counts as one.`,
  mostlyFrom: (tokens, of, group) => `${tokens} of its ${of} tokens come from ${group}.`,
  liftUp: (ranks) => `gains ${count(ranks, 'rank', 'ranks')} per institution`,
  liftDown: (ranks) => `loses ${count(ranks, 'rank', 'ranks')} per institution`,
  legend: {
    title: 'Reading the map',
    strong: 'one token or more per ballot',
    some: 'less than one token per ballot',
    lift: 'at least 3 ranks apart',
    tied: 'tied',
    reading:
      'Per institution: the tokens of an institution are brought back to one in all, however many of its people voted.',
  },
  decisions: 'Decisions',
  noDecision: 'No decision is recorded for this vote yet.',
  outcomes: {
    'retained-shared': 'Retained, shared priority',
    'retained-own': 'Retained, own priority',
    'retained-amended': 'Retained, amended',
    postponed: 'Postponed',
    dismissed: 'Dismissed',
  },
  means: { consensus: 'by consensus', vote: 'by vote' },
  preview: 'Private preview',
}
