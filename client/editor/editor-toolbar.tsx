import type { Editor } from '@tiptap/core'
import { useEditorState } from '@tiptap/react'
import { Bold, Italic, Link2, List, ListOrdered, MessageSquare, Quote, Undo2, type LucideIcon } from 'lucide-react'
import { useState, type KeyboardEvent, type MouseEvent } from 'react'
import type * as Y from 'yjs'
import { announce } from '../ui/announcer.tsx'
import { IconButton } from '../ui/button.tsx'
import { useAllWords } from '../ui/words.tsx'
import { LinkDialog } from './link-dialog.tsx'
import type { DraftPassage } from './passage.ts'
import { selectedPassage } from './selected-passage.ts'
import styles from './writing-frame.module.css'

interface EditorToolbarProps {
  readonly editor: Editor
  readonly undo: Y.UndoManager
  readonly mayWrite: boolean
  readonly onComment: (passage: DraftPassage) => void
}

/** What may be done with the text being written. Readers only have commenting. */
export function EditorToolbar({ editor, undo, mayWrite, onComment }: EditorToolbarProps) {
  const words = useAllWords().editor
  const [isLinking, setLinking] = useState(false)
  const is = useFormat(editor)
  const chain = () => editor.chain().focus()
  const comment = () => {
    const passage = selectedPassage(editor)
    if (passage) onComment(passage)
    else announce(words.selectToComment)
  }
  return (
    <div className={styles['tools']} role="toolbar" aria-label={words.toolbar} tabIndex={-1} onKeyDown={rove}>
      {mayWrite && (
        <>
          <Tool label={words.bold} icon={Bold} act={() => chain().toggleBold().run()} isOn={is.bold} />
          <Tool label={words.italic} icon={Italic} act={() => chain().toggleItalic().run()} isOn={is.italic} />
          <Tool label={words.list} icon={List} act={() => chain().toggleBulletList().run()} isOn={is.list} />
          <Tool
            label={words.numbers}
            icon={ListOrdered}
            act={() => chain().toggleOrderedList().run()}
            isOn={is.numbers}
          />
          <Tool label={words.quote} icon={Quote} act={() => chain().toggleBlockquote().run()} isOn={is.quote} />
          <Tool label={words.link.tool} icon={Link2} act={() => setLinking(true)} isOn={is.link} />
          <hr />
        </>
      )}
      <Tool label={words.comment} icon={MessageSquare} act={comment} />
      {mayWrite ? (
        <>
          <hr />
          <Tool label={words.undo} icon={Undo2} act={() => undo.undo()} />
        </>
      ) : (
        !is.selected && <span className={styles['hint']}>{words.selectToComment}</span>
      )}
      {isLinking && <LinkDialog editor={editor} onClose={() => setLinking(false)} />}
    </div>
  )
}

interface ToolProps {
  readonly label: string
  readonly icon: LucideIcon
  readonly act: () => void
  readonly isOn?: boolean
}

function Tool({ label, icon, act, isOn }: ToolProps) {
  return (
    <IconButton
      variant="quiet"
      icon={icon}
      label={label}
      aria-pressed={isOn}
      className={styles['tool'] ?? ''}
      onMouseDown={keepSelection}
      onClick={act}
    />
  )
}

function useFormat(editor: Editor) {
  return useEditorState({
    editor,
    selector: ({ editor: shown }) => ({
      bold: shown.isActive('bold'),
      italic: shown.isActive('italic'),
      list: shown.isActive('bulletList'),
      numbers: shown.isActive('orderedList'),
      quote: shown.isActive('blockquote'),
      link: shown.isActive('link'),
      selected: !shown.state.selection.empty,
    }),
  })
}

// Pressing a tool with the mouse must leave the caret where it is.
function keepSelection(event: MouseEvent): void {
  event.preventDefault()
}

// In a toolbar the arrows go from tool to tool.
function rove(event: KeyboardEvent<HTMLElement>): void {
  const step = { ArrowRight: 1, ArrowLeft: -1 }[event.key]
  if (step === undefined) return
  const tools = [...event.currentTarget.querySelectorAll<HTMLElement>('button')]
  const now = tools.findIndex((tool) => tool === document.activeElement)
  if (now === -1) return
  event.preventDefault()
  tools[(now + step + tools.length) % tools.length]?.focus()
}
