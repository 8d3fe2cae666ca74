import { EditorContent, useEditor } from '@tiptap/react'
import { Collaboration } from '@tiptap/extension-collaboration'
import { ySyncPluginKey } from '@tiptap/y-tiptap'
import { useEffect } from 'react'
import { undoForEditor } from '../link/local-undo.ts'
import { carets } from './carets.ts'
import { PassageHighlights, showPassages } from './passages.ts'
import { ReadingOnly } from './reading-only.ts'
import type { RichTextFieldProps } from './rich-text-field.tsx'
import { textSchema } from './text-schema.ts'

/** The editor of one text; loaded only where a text is shown that may be written or commented. */
export function RichTextEditor(props: RichTextFieldProps) {
  const { fragment, undo, awareness, me, mayWrite, label, passages, onPassage, onComment, onEditor } = props
  const editor = useEditor(
    {
      injectCSS: false,
      extensions: [
        ...textSchema,
        Collaboration.configure({ fragment, yUndoOptions: { undoManager: undoForEditor(tracking(undo)) } }),
        carets(awareness, me),
        PassageHighlights.configure({ shown: { passages, onPassage, onComment } }),
        ...(mayWrite ? [] : [ReadingOnly]),
      ],
      editorProps: {
        attributes: {
          class: 'rich',
          role: 'textbox',
          'aria-multiline': 'true',
          'aria-label': label,
          // A reader's caret must not bring up the keyboard of a phone.
          ...(mayWrite ? {} : { 'aria-readonly': 'true', inputmode: 'none' }),
        },
      },
    },
    [fragment, undo, awareness, mayWrite, label, me.id],
  )
  useEffect(() => {
    if (editor && !editor.isDestroyed) showPassages(editor.view, { passages, onPassage, onComment })
  }, [editor, passages, onPassage, onComment])
  useEffect(() => {
    onEditor(editor)
    return () => onEditor(null)
  }, [editor, onEditor])
  return <EditorContent editor={editor} />
}

// Fields have made the history; the first editor has it follow what editors write too.
function tracking(undo: RichTextFieldProps['undo']): RichTextFieldProps['undo'] {
  undo.trackedOrigins.add(ySyncPluginKey)
  return undo
}
