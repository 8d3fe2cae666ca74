import type * as Y from 'yjs'
import { SharedInput } from '../editor/shared-input.tsx'
import type { UsedDocument } from '../link/use-document.ts'

interface LevelTitleProps {
  readonly open: UsedDocument
  /** The shared text of the title; null when it is gone from the document. */
  readonly text: Y.Text | null
  readonly title: string
  readonly label: string
  readonly untitled: string
}

/** The title of an axis or an objective: typed together where writing is allowed, read elsewhere. */
export function LevelTitle({ open: { mayWrite, undo }, text, title, label, untitled }: LevelTitleProps) {
  if (!mayWrite || !text) return title || untitled
  return <SharedInput text={text} undo={undo} mayWrite label={label} placeholder={untitled} />
}
