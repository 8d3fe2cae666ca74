import { Extension } from '@tiptap/core'
import type { EditorState } from '@tiptap/pm/state'
import { Plugin, PluginKey } from '@tiptap/pm/state'
import type { Node } from '@tiptap/pm/model'
import { Decoration, DecorationSet, type EditorView } from '@tiptap/pm/view'
import { relativePositionToAbsolutePosition, ySyncPluginKey } from '@tiptap/y-tiptap'
import type { DraftPassage, Passages } from './passage.ts'
import { selectedPassage } from './selected-passage.ts'

/** The passages of a text, and what the person does with them. */
export interface ShownPassages {
  readonly passages: Passages
  readonly onPassage: (thread: string) => void
  readonly onComment: (passage: DraftPassage) => void
}

interface PassagesState extends ShownPassages {
  readonly decorations: DecorationSet
}

const key = new PluginKey<PassagesState>('passages')

/** Shows the commented words of the threads that are known and open, each with its number, and the words being commented. */
export const PassageHighlights = Extension.create<{ readonly shown: ShownPassages }>({
  name: 'passageHighlights',
  addKeyboardShortcuts: () => ({
    'Mod-Alt-m': ({ editor }) => {
      const passage = selectedPassage(editor)
      if (passage) key.getState(editor.state)?.onComment(passage)
      return passage !== null
    },
  }),
  addProseMirrorPlugins() {
    const { shown } = this.options
    return [
      new Plugin<PassagesState>({
        key,
        state: {
          init: (_, state) => drawn(state, shown),
          apply: (transaction, last, _, state) => {
            const next = transaction.getMeta(key) as ShownPassages | undefined
            return next || transaction.docChanged ? drawn(state, next ?? last) : last
          },
        },
        props: {
          decorations: (state) => key.getState(state)?.decorations,
          handleClick: (view, _place, event) => {
            const passage = event.target instanceof Element ? event.target.closest('[data-passage]') : null
            if (passage instanceof HTMLElement) key.getState(view.state)?.onPassage(passage.dataset['passage'] ?? '')
            return false
          },
        },
      }),
    ]
  },
})

/** Has an editor show other passages. */
export function showPassages(view: EditorView, shown: ShownPassages): void {
  view.dispatch(view.state.tr.setMeta(key, shown).setMeta('addToHistory', false))
}

function drawn(state: EditorState, { passages, onPassage, onComment }: ShownPassages): PassagesState {
  const decorations = [...threadDecorations(state.doc, passages), ...draftDecorations(state, passages.draft)]
  return { passages, onPassage, onComment, decorations: DecorationSet.create(state.doc, decorations) }
}

function threadDecorations(doc: Node, { numberByThread, active }: Passages): readonly Decoration[] {
  const endByThread = new Map<string, number>()
  const decorations: Decoration[] = []
  doc.descendants((node, place) => {
    for (const mark of node.marks) {
      const thread = String(mark.attrs['thread'])
      if (mark.type.name !== 'comment' || !numberByThread.has(thread)) continue
      const end = place + node.nodeSize
      const attributes = {
        nodeName: 'mark',
        class: thread === active ? 'passage now' : 'passage',
        'data-passage': thread,
      }
      decorations.push(Decoration.inline(place, end, attributes))
      endByThread.set(thread, end)
    }
  })
  for (const [thread, end] of endByThread) {
    const number = numberByThread.get(thread) ?? 0
    const options = { side: -1, key: `${thread} ${number}`, marks: [], ignoreSelection: true }
    decorations.push(Decoration.widget(end, () => numberMark(thread, number), options))
  }
  return decorations
}

function numberMark(thread: string, number: number): HTMLElement {
  const mark = document.createElement('sup')
  mark.className = 'passage-number'
  mark.dataset['passage'] = thread
  mark.contentEditable = 'false'
  mark.textContent = String(number)
  return mark
}

// The binding replaces the whole text at each change from elsewhere: only Yjs still knows where the words went.
function draftDecorations(state: EditorState, draft: DraftPassage | null): readonly Decoration[] {
  const binding = ySyncPluginKey.getState(state)
  if (draft === null || !binding?.binding || binding.type !== draft.fragment) return []
  const place = (position: unknown) =>
    relativePositionToAbsolutePosition(binding.doc, binding.type, position, binding.binding.mapping)
  const [from, to] = [place(draft.start), place(draft.end)]
  if (from === null || to === null || from >= to) return []
  return [Decoration.inline(from, Math.min(to, state.doc.content.size), { nodeName: 'mark', class: 'passage now' })]
}
