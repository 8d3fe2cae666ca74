import type { Editor } from '@tiptap/core'
import { lazy, Suspense, useEffect, useRef, useState, type RefObject } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import type { RichText } from '../../shared/documents/rich-text.ts'
import type { DraftPassage, Passages } from './passage.ts'
import { RichTextView } from './rich-text-view.tsx'
import type { Writer } from './writers.ts'
import './rich-text.css'

export interface RichTextFieldProps {
  /** The text as data, shown until the editor is there. */
  readonly text: RichText
  readonly fragment: Y.XmlFragment
  readonly undo: Y.UndoManager
  readonly awareness: Awareness
  readonly me: Writer
  readonly mayWrite: boolean
  readonly label: string
  readonly passages: Passages
  readonly onPassage: (thread: string) => void
  readonly onComment: (passage: DraftPassage) => void
  /** The editor once it is there, and null when it goes. */
  readonly onEditor: (editor: Editor | null) => void
}

/** The code of the editor. */
export const richTextEditor = () => import('./rich-text-editor.tsx')
const RichTextEditor = lazy(async () => ({ default: (await richTextEditor()).RichTextEditor }))

/** A text written together: shown at once as plain reading, made editable as it comes near the screen. */
export function RichTextField(props: RichTextFieldProps) {
  const place = useRef<HTMLDivElement>(null)
  const isNear = useNearness(place)
  const reading = <RichTextView text={props.text} passages={props.passages} onPassage={props.onPassage} />
  return (
    <div ref={place} className="rich-field" data-field="text">
      {isNear ? (
        <Suspense fallback={reading}>
          <RichTextEditor {...props} />
        </Suspense>
      ) : (
        reading
      )}
    </div>
  )
}

// Once near, it stays: an editor that came and went would lose the caret.
function useNearness(place: RefObject<HTMLElement | null>): boolean {
  const [isNear, setNear] = useState(false)
  useEffect(() => {
    if (isNear || place.current === null) return
    const watcher = new IntersectionObserver(
      (entries) => entries.some((entry) => entry.isIntersecting) && setNear(true),
      { rootMargin: '600px 0px' },
    )
    watcher.observe(place.current)
    return () => watcher.disconnect()
  }, [isNear, place])
  return isNear
}
