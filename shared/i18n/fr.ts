import { actionsWords } from './fr/actions.ts'
import { commentsWords } from './fr/comments.ts'
import { consoleWords } from './fr/console.ts'
import { diagnosticWords } from './fr/diagnostic.ts'
import { documentsWords } from './fr/documents.ts'
import { editorWords } from './fr/editor.ts'
import { exportingWords } from './fr/exporting.ts'
import { joinWords } from './fr/join.ts'
import { projectorWords } from './fr/projector.ts'
import { refusalsWords } from './fr/refusals.ts'
import { resultsWords } from './fr/results.ts'
import { uiWords } from './fr/ui.ts'
import { votingWords } from './fr/voting.ts'
import { workshopWords } from './fr/workshop.ts'
import { typesetFrench } from './typography.ts'

/** The French words, the reference; written with ordinary spaces, typeset here. */
export const fr = typesetFrench({
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
})
