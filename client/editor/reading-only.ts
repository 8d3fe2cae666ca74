import { Extension } from '@tiptap/core'
import { Plugin } from '@tiptap/pm/state'
import { ySyncPluginKey } from '@tiptap/y-tiptap'

const refuse = (_view: unknown, event: Event) => {
  event.preventDefault()
  return true
}

/**
 * Lets a person put the caret in a text and select words of it, by keyboard too, so as to comment them, and
 * change nothing: only what comes from the shared document passes.
 */
export const ReadingOnly = Extension.create({
  name: 'readingOnly',
  priority: 2000,
  addProseMirrorPlugins: () => [
    new Plugin({
      filterTransaction: (transaction) =>
        !transaction.docChanged || transaction.getMeta(ySyncPluginKey)?.isChangeOrigin === true,
      props: {
        handleDOMEvents: { beforeinput: refuse, cut: refuse, paste: refuse, drop: refuse, dragstart: refuse },
      },
    }),
  ],
})
