import * as Y from 'yjs'
import type { EvidenceId } from '../id.ts'
import { layoutOf, type DocumentName } from '../workshop/document-name.ts'
import { subjectKind, type Anchor } from '../workshop/thread.ts'
import { actionsOf } from './action.ts'
import { findingsOf, readFinding, type Evidence } from './finding.ts'
import { readText } from './record.ts'
import { stakesOf } from './stake.ts'

/** What a conversation would stand on in a document, short of a domain, which no document holds. */
export interface Standing {
  readonly document: DocumentName
  readonly subject: string
  readonly anchor: { readonly on: Anchor['on']; readonly figure?: EvidenceId | undefined }
}

const longest = 500

/** The words of what a conversation would stand on, as they are now; null where it is not there. */
export function anchorWords(doc: Y.Doc, { document, subject, anchor }: Standing): string | null {
  const record = recordsOf(doc, document, subjectKind(anchor)).get(subject)
  if (!(record instanceof Y.Map)) return null
  if (anchor.on !== 'figure') return readText(record, 'title').slice(0, longest)
  const { evidence } = readFinding(subject as Parameters<typeof readFinding>[0], record)
  const figure = layoutOf(document) === 'diagnostic' ? evidence.find(({ id }) => id === anchor.figure) : undefined
  return figure ? figureWords(figure).slice(0, longest) : null
}

/** A figure in one line: « 42 % des enfants (CAF, 2023) ». */
export function figureWords({ value, unit, label, source, year }: Evidence): string {
  const filled = (...parts: readonly string[]) => parts.map((part) => part.trim()).filter((part) => part !== '')
  const from = filled(siteOf(source), year).join(', ')
  return filled(value, unit, label, from && `(${from})`).join(' ')
}

// A web address is told by its site alone, as beside the figure.
function siteOf(source: string): string {
  return source.trim().replace(/^https?:\/\/(?:www\.)?([^/?#]+).*$/, '$1')
}

function recordsOf(doc: Y.Doc, document: DocumentName, kind: ReturnType<typeof subjectKind>): Y.Map<unknown> {
  if (kind === 'stake') return stakesOf(doc)
  return layoutOf(document) === 'diagnostic' ? findingsOf(doc) : actionsOf(doc)
}
