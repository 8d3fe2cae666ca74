import { actionsWords } from './en/actions.ts'
import { catchUpWords } from './en/catch-up.ts'
import { authorsWords } from './en/authors.ts'
import { commentsWords } from './en/comments.ts'
import { comparisonWords } from './en/comparison.ts'
import { consoleWords } from './en/console.ts'
import { creatingWords } from './en/creating.ts'
import { diagnosticWords } from './en/diagnostic.ts'
import { documentsWords } from './en/documents.ts'
import { editorWords } from './en/editor.ts'
import { exportingWords } from './en/exporting.ts'
import { mailWords } from './en/mail.ts'
import { mergeWords } from './en/merge.ts'
import { preparingWords } from './en/preparing.ts'
import { projectorWords } from './en/projector.ts'
import { stakesWords } from './en/stakes.ts'
import { sessionsWords } from './en/sessions.ts'
import { similarWords } from './en/similar.ts'
import { spaceWords } from './en/space.ts'
import { versionsWords } from './en/versions.ts'
import type { WorkingWords } from './words.ts'

/** The English words of the pages where people write, drive and show. */
export const enWorking: WorkingWords = {
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
}
