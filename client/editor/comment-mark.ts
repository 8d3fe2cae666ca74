import { Mark } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { Fragment, Slice, type Node } from '@tiptap/pm/model'

/**
 * The mark that ties words to a thread of comments. The server writes it; it follows its words, several may
 * overlap, and new words typed at its edge are not part of it. Nothing shows it by itself: see passages.ts.
 */
export const CommentMark = Mark.create({
  name: 'comment',
  excludes: '',
  inclusive: false,
  spanning: true,
  addAttributes: () => ({
    thread: {
      default: null,
      parseHTML: (element: HTMLElement) => element.dataset['thread'] ?? null,
      renderHTML: ({ thread }: Record<string, unknown>) => ({ 'data-thread': thread }),
    },
  }),
  parseHTML: () => [{ tag: 'span[data-thread]' }],
  renderHTML: ({ HTMLAttributes }) => ['span', HTMLAttributes, 0],
  addProseMirrorPlugins() {
    return [
      new Plugin({
        props: {
          // Words that are copied leave their comments behind; words that are cut and pasted keep them.
          transformPasted: (slice, view) =>
            new Slice(withoutThreads(slice.content, threadsIn(view.state.doc)), slice.openStart, slice.openEnd),
        },
      }),
    ]
  },
})

/** The threads that have words in this text. */
function threadsIn(doc: Node): ReadonlySet<string> {
  const threads = new Set<string>()
  doc.descendants((node) => {
    for (const mark of node.marks) if (mark.type.name === 'comment') threads.add(String(mark.attrs['thread']))
  })
  return threads
}

function withoutThreads(content: Fragment, threads: ReadonlySet<string>): Fragment {
  const nodes: Node[] = []
  content.forEach((node) => {
    const marks = node.marks.filter(
      (mark) => mark.type.name !== 'comment' || !threads.has(String(mark.attrs['thread'])),
    )
    nodes.push(node.isText ? node.mark(marks) : node.copy(withoutThreads(node.content, threads)))
  })
  return Fragment.fromArray(nodes)
}
