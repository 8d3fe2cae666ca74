import { CollaborationCaret } from '@tiptap/extension-collaboration-caret'
import type { Awareness } from 'y-protocols/awareness'
import { initials, personTone } from '../ui/avatar.tsx'
import type { Writer } from './writers.ts'

/** The carets of the others: a line in their colour with their initials; their full names are in the bar. */
export function carets(awareness: Awareness, me: Writer) {
  return CollaborationCaret.configure({
    provider: { awareness },
    user: { ...me },
    render: (user: Record<string, unknown>) => {
      const caret = document.createElement('span')
      caret.className = `caret p${personTone(String(user['id']))}`
      const label = document.createElement('i')
      label.textContent = initials(String(user['name']))
      label.title = String(user['name'])
      caret.append(label)
      return caret
    },
    selectionRender: (user: Record<string, unknown>) => ({
      class: `caret-selection p${personTone(String(user['id']))}`,
    }),
  })
}
