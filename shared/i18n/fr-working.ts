import { actionsWords } from './fr/actions.ts'
import { catchUpWords } from './fr/catch-up.ts'
import { authorsWords } from './fr/authors.ts'
import { commentsWords } from './fr/comments.ts'
import { comparisonWords } from './fr/comparison.ts'
import { consoleWords } from './fr/console.ts'
import { creatingWords } from './fr/creating.ts'
import { diagnosticWords } from './fr/diagnostic.ts'
import { documentsWords } from './fr/documents.ts'
import { editorWords } from './fr/editor.ts'
import { exportingWords } from './fr/exporting.ts'
import { mailWords } from './fr/mail.ts'
import { mergeWords } from './fr/merge.ts'
import { preparingWords } from './fr/preparing.ts'
import { projectorWords } from './fr/projector.ts'
import { stakesWords } from './fr/stakes.ts'
import { sessionsWords } from './fr/sessions.ts'
import { similarWords } from './fr/similar.ts'
import { spaceWords } from './fr/space.ts'
import { versionsWords } from './fr/versions.ts'
import { typesetFrench } from './typography.ts'

/** The French words of the pages where people write, drive and show. */
export const frWorking = typesetFrench({
  actions: actionsWords,
  catchUp: catchUpWords,
  authors: authorsWords,
  comments: commentsWords,
  comparison: comparisonWords,
  console: consoleWords,
  creating: creatingWords,
  diagnostic: diagnosticWords,
  documents: documentsWords,
  editor: editorWords,
  exporting: exportingWords,
  mail: mailWords,
  merge: mergeWords,
  preparing: preparingWords,
  projector: projectorWords,
  sessions: sessionsWords,
  similar: similarWords,
  stakes: stakesWords,
  space: spaceWords,
  versions: versionsWords,
})
