import { joinWords } from './en/join.ts'
import { refusalsWords } from './en/refusals.ts'
import { resultsWords } from './en/results.ts'
import { uiWords } from './en/ui.ts'
import { votingWords } from './en/voting.ts'
import { workshopWords } from './en/workshop.ts'
import type { EverydayWords } from './words.ts'

/** The English words of every page. */
export const enEveryday: EverydayWords = {
  join: joinWords,
  refusals: refusalsWords,
  results: resultsWords,
  ui: uiWords,
  voting: votingWords,
  workshop: workshopWords,
}
