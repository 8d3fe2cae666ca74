import { joinWords } from './fr/join.ts'
import { refusalsWords } from './fr/refusals.ts'
import { resultsWords } from './fr/results.ts'
import { uiWords } from './fr/ui.ts'
import { votingWords } from './fr/voting.ts'
import { workshopWords } from './fr/workshop.ts'
import { typesetFrench } from './typography.ts'

/** The French words of every page, phones included: the only ones that a phone loads to vote. */
export const frEveryday = typesetFrench({
  join: joinWords,
  refusals: refusalsWords,
  results: resultsWords,
  ui: uiWords,
  voting: votingWords,
  workshop: workshopWords,
})
