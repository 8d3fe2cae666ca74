import { plural } from '../formats.ts'
import type { Words } from '../words.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('en', value, one, other)}`

/** Words for findings that say the same: making one of them, answering for one’s institution, taking them apart. */
export const mergeWords: Words['merge'] = {
  separately: (value, partners) => `Said by ${value} of ${count(partners, 'partner', 'partners')}, separately`,
  afterwards: (names) => `; said afterwards by ${names}`,
  common: (code) => `Common wording, finding ${code}`,
  answers: {
    accepted: 'wording accepted',
    contested: 'wording contested',
    awaited: 'answer awaited',
  },
  earlier: {
    accepted: 'accepted in an earlier wording',
    contested: 'contested in an earlier wording',
  },
  on: (date) => `on ${date}`,
  accept: 'We accept it',
  contest: 'We contest it',
  change: 'Change our answer',
  inTheNameOf: (institution) => `In the name of ${institution}: does this wording say what you had said?`,
  reason: (institution) => `What ${institution} does not share in this wording`,
  reasonHint: 'The reason is signed in the name of your institution and printed beside the finding.',
  reasonMissing: 'Write what your institution does not share in this wording.',
  sendContest: 'Contest the wording',
  accepted: (institution) => `Wording accepted for ${institution}.`,
  contested: (institution) => `Wording contested for ${institution}.`,
  originals: (value) => count(value, 'original finding', 'original findings'),
  mergedFirst: 'Merged a first time',
  reserveOnOriginal: 'Signed on an original finding',
  apart: 'Take apart again',
  apartQuestion: (code) => `Take apart the findings merged into ${code}?`,
  apartEffect:
    'The original findings come back where they were, as they were. The common wording goes to the archives with its answers.',
  apartDone: 'Findings taken apart.',
  with: 'Merge with…',
  title: (code) => `Merge finding ${code} with others`,
  choose: 'Findings that say the same',
  noOther: 'This domain has no other finding.',
  wording: 'Wording to start from',
  wordingHint: 'The common finding begins with these words. You can change them together.',
  effect:
    'The original texts stay readable, with their institution and date. Each institution that had said one accepts or contests the common wording.',
  undoable: 'You can take these findings apart as long as the diagnostic is open for writing.',
  act: (value) => `Merge ${count(value, 'finding', 'findings')}`,
  chooseFirst: 'Choose at least one other finding.',
  offline: 'Offline: merging waits for the network.',
  done: (value) => `${count(value, 'finding', 'findings')} merged.`,
  mergedElsewhere: 'Merged with others',
}
