import type { Editor } from '@tiptap/core'
import { useState } from 'react'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Field } from '../ui/field.tsx'
import { useAllWords } from '../ui/words.tsx'
import { addressFrom } from './safe-address.ts'

/** Asks where the selected words lead; without a selection, the address itself is written. */
export function LinkDialog({ editor, onClose }: { readonly editor: Editor; readonly onClose: () => void }) {
  const words = useAllWords()
  const known = String(editor.getAttributes('link')['href'] ?? '')
  const [typed, setTyped] = useState(known)
  const [isWrong, setWrong] = useState(false)
  const done = (act: () => void) => {
    onClose()
    act()
  }
  const save = () => {
    const href = addressFrom(typed)
    if (href === null) return setWrong(true)
    done(() => linkTo(editor, href))
  }
  return (
    <Dialog
      title={words.editor.link.title}
      onClose={onClose}
      actions={
        <>
          <Button variant="primary" onClick={save}>
            {words.editor.link.save}
          </Button>
          {known !== '' && (
            <Button onClick={() => done(() => editor.chain().focus().extendMarkRange('link').unsetLink().run())}>
              {words.editor.link.remove}
            </Button>
          )}
          <Button variant="quiet" onClick={onClose}>
            {words.ui.cancel}
          </Button>
        </>
      }
    >
      <form
        onSubmit={(event) => {
          event.preventDefault()
          save()
        }}
      >
        <Field
          label={words.editor.link.address}
          value={typed}
          onChange={setTyped}
          inputMode="url"
          autoComplete="off"
          error={isWrong ? words.editor.link.wrong : undefined}
        />
      </form>
    </Dialog>
  )
}

function linkTo(editor: Editor, href: string): void {
  const mark = { type: 'link', attrs: { href } }
  if (editor.state.selection.empty && !editor.isActive('link')) {
    editor
      .chain()
      .focus()
      .insertContent({ type: 'text', text: href, marks: [mark] })
      .run()
  } else editor.chain().focus().extendMarkRange('link').setMark('link', { href }).run()
}
