import type { Editor } from '@tiptap/core'
import { lazy, Suspense, useRef, useState, type FocusEvent, type HTMLAttributes, type ReactNode } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type * as Y from 'yjs'
import { Avatars } from '../ui/avatar.tsx'
import { joined } from '../ui/joined.ts'
import { useFormats, useAllWords } from '../ui/words.tsx'
import type { DraftPassage } from './passage.ts'
import { sayPlace, useWriters, type PlacedWriter } from './writers.ts'
import styles from './writing-frame.module.css'

/** The code of the tools above a text. */
export const editorToolbar = () => import('./editor-toolbar.tsx')
const EditorToolbar = lazy(async () => ({ default: (await editorToolbar()).EditorToolbar }))

interface WritingFrameProps {
  /** The finding or the action inside. */
  readonly subject: string
  readonly label: string
  readonly awareness: Awareness
  readonly undo: Y.UndoManager
  readonly mayWrite: boolean
  readonly editor: Editor | null
  readonly onComment: (passage: DraftPassage) => void
  /** Tools of the subject itself, shown while someone is inside. */
  readonly tools?: ReactNode
  readonly className?: string
  /** What makes it receive dragged things. */
  readonly dropTarget?: Pick<HTMLAttributes<HTMLElement>, 'onDragOver' | 'onDragLeave' | 'onDrop'> | undefined
  /** Inside, details open; outside, the others who write are shown in the margin. */
  readonly children: (isInside: boolean, writers: readonly PlacedWriter[]) => ReactNode
}

/** The frame that says « here one writes »: ink around it and tools above it while the person is inside. */
export function WritingFrame(props: WritingFrameProps) {
  const { subject, awareness, undo, mayWrite, editor, onComment, tools, children } = props
  const frame = useRef<HTMLElement>(null)
  const [isInside, setInside] = useState(false)
  const writers = useWriters(awareness, subject)
  const enter = (event: FocusEvent) => {
    setInside(true)
    if (mayWrite) sayPlace(awareness, { subject, field: fieldOf(event.target) })
  }
  const leave = (event: FocusEvent) => {
    // A dialog of the tools, or another window, does not leave the text.
    if (event.relatedTarget === null && !document.hasFocus()) return
    if (event.relatedTarget instanceof Node && frame.current?.contains(event.relatedTarget)) return
    setInside(false)
    sayPlace(awareness, null)
  }
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions
    <article
      ref={frame}
      id={subject}
      className={joined(styles['frame'], isInside && styles['inside'], props.className)}
      aria-label={props.label}
      {...props.dropTarget}
      onFocus={enter}
      onBlur={leave}
    >
      {isInside && (mayWrite || editor !== null) && (
        <div className={styles['bar']}>
          {editor && (
            <Suspense fallback={null}>
              <EditorToolbar editor={editor} undo={undo} mayWrite={mayWrite} onComment={onComment} />
            </Suspense>
          )}
          {tools}
          <Writers writers={writers} />
        </div>
      )}
      {children(isInside, writers)}
    </article>
  )
}

/** Who else writes here, by their full names. */
export function Writers({ writers }: { readonly writers: readonly PlacedWriter[] }) {
  const words = useAllWords().editor
  const formats = useFormats()
  if (writers.length === 0) return null
  const names = writers.map(({ name, detail }) => (detail ? words.writer(name, detail) : name))
  return (
    <span className={styles['who']}>
      <Avatars people={writers} />
      {words.writing(writers.length, formats.list(names))}
    </span>
  )
}

function fieldOf(target: EventTarget): string {
  const field = target instanceof Element ? target.closest<HTMLElement>('[data-field]') : null
  return field?.dataset['field'] ?? ''
}
