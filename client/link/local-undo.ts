import * as Y from 'yjs'

/** Origin of every change that this person makes outside of the rich text editors. */
export const local = Symbol('local')

/**
 * One history for a whole document, fields and texts alike, that takes back only what this person did here.
 * Editors add their own origin to it when they open.
 */
export function localUndo(doc: Y.Doc, roots: readonly Y.Map<unknown>[]): Y.UndoManager {
  return new Y.UndoManager([...roots], {
    doc,
    trackedOrigins: new Set<unknown>([local]),
    captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
    deleteFilter: (item) => !(item instanceof Y.Item) || mayUndo(item, doc.clientID),
  })
}

/**
 * The same history as seen by one editor: its end does not end the history of the others, and takes its listeners away.
 */
export function undoForEditor(undo: Y.UndoManager): Y.UndoManager {
  const heard: [Parameters<typeof undo.on>[0], (...given: never[]) => void][] = []
  return Object.assign(Object.create(undo) as Y.UndoManager, {
    undo: () => undo.undo(),
    redo: () => undo.redo(),
    stopCapturing: () => undo.stopCapturing(),
    on: (name: Parameters<typeof undo.on>[0], listener: (...given: never[]) => void) => {
      heard.push([name, listener])
      undo.on(name, listener as Parameters<typeof undo.on>[1])
    },
    destroy: () => {
      for (const [name, listener] of heard.splice(0)) undo.off(name, listener as Parameters<typeof undo.off>[1])
    },
  })
}

// Taking back the making of a paragraph or of a record must not take along what others have written in it since.
function mayUndo(item: Y.Item, client: number): boolean {
  if (!(item.content instanceof Y.ContentType)) return true
  const { type } = item.content
  if (type instanceof Y.XmlElement) return type.nodeName !== 'paragraph' || type.length === 0
  if (type instanceof Y.Text) return type.length === 0 || item.parentSub !== null
  return !(type instanceof Y.Map) || !holdsWordsOfOthers(type as Y.Map<unknown>, client)
}

function holdsWordsOfOthers(type: Pick<Y.AbstractType<unknown>, '_map' | '_start'>, client: number): boolean {
  for (const item of [...itemsIn(type)]) {
    if (item.deleted) continue
    if (item.id.client !== client) return true
    if (item.content instanceof Y.ContentType && holdsWordsOfOthers(item.content.type, client)) return true
  }
  return false
}

function* itemsIn(type: Pick<Y.AbstractType<unknown>, '_map' | '_start'>): Iterable<Y.Item> {
  yield* type._map.values()
  for (let item = type._start; item !== null; item = item.right) yield item
}
