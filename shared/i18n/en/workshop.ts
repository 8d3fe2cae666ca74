import { plural } from '../formats.ts'
import type { Words } from '../words.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('en', value, one, other)}`

/** Words for the home of a démarche and its phases. */
export const workshopWords: Words['workshop'] = {
  path: 'Where the process stands',
  phases: {
    prepare: { title: 'Prepare', detail: 'Territory, partners, domains.' },
    listen: { title: 'Diagnose separately', detail: 'Each on their own.' },
    share: { title: 'Put in common', detail: 'One diagnostic, commented by all.' },
    plan: { title: 'Build the plan', detail: 'Together, in session: actions, votes, decisions.' },
    agree: { title: 'Validate and sign', detail: 'Validated version, deliberations.' },
    follow: { title: 'Follow up', detail: 'Yearly review, amendments.' },
  },
  next: {
    vote: 'Vote',
    diagnostic: 'Open the diagnostic',
    plan: 'Build the plan',
    documents: 'Read the documents',
  },
  communes: (value) => plural('en', value, 'commune', 'communes'),
  partners: (value) => count(value, 'partner', 'partners'),
  onlineNow: (people) => (people === 0 ? 'nobody online' : count(people, 'person online', 'people online')),
  onlineNames: (names) => `Online: ${names}.`,
  legend: { signatory: 'signatory', associate: 'associate', contributor: 'contributor', online: 'online' },
  expected: {
    title: 'What awaits you',
    nothing: 'Nothing awaits you for now.',
    vote: { title: 'Open vote', detail: 'You may change your ballot until it closes.', verb: 'Vote' },
    diagnostic: {
      title: 'Open threads on the diagnostic',
      detail: 'To read, to complete or to resolve.',
      verb: 'Open the diagnostic',
    },
    plan: { title: 'Open threads on the plan', detail: 'To read, to complete or to resolve.', verb: 'Open the plan' },
    lead: { title: 'Actions without a lead', detail: 'A complete action names its lead.', verb: 'See the actions' },
  },
  latest: {
    title: 'Latest comments',
    nothing: 'Nobody has commented yet.',
    about: ' on ',
    said: ': ',
    quoted: (words) => `“${words}”`,
    place: { diagnostic: 'the diagnostic', plan: 'the plan' },
  },
}
