import { actionsWords } from './en/actions.ts'
import { commentsWords } from './en/comments.ts'
import { consoleWords } from './en/console.ts'
import { diagnosticWords } from './en/diagnostic.ts'
import { documentsWords } from './en/documents.ts'
import { editorWords } from './en/editor.ts'
import { exportingWords } from './en/exporting.ts'
import { joinWords } from './en/join.ts'
import { projectorWords } from './en/projector.ts'
import { refusalsWords } from './en/refusals.ts'
import { resultsWords } from './en/results.ts'
import { uiWords } from './en/ui.ts'
import { votingWords } from './en/voting.ts'
import { workshopWords } from './en/workshop.ts'
import type { Words } from './words.ts'

/** The English words. */
export const en: Words = {
  ui: uiWords,
  join: joinWords,
  diagnostic: diagnosticWords,
  comments: commentsWords,
  actions: actionsWords,
  voting: votingWords,
  results: resultsWords,
  console: consoleWords,
  projector: projectorWords,
  documents: documentsWords,
  editor: editorWords,
  exporting: exportingWords,
  refusals: refusalsWords,
  workshop: workshopWords,
}
