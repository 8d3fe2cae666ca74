import * as Y from 'yjs'

/** Origin of every change that this person makes outside of the rich text editors. */
export const local = Symbol('local')

/**
 * One history for a whole document, fields and texts alike, that takes back only what this person did here.
 * Editors add their own origin to it when they open.
 */
export function localUndo(doc: Y.Doc, roots: readonly Y.Map<unknown>[]): Y.UndoManager {
  return new OwnUndo(doc, roots)
}

/**
 * The same history as seen by one editor: its end does not end the history of the others, and takes its listeners away.
 */
export function undoForEditor(undo: Y.UndoManager): Y.UndoManager {
  const heard: [Parameters<typeof undo.on>[0], (...given: never[]) => void][] = []
  return Object.assign(Object.create(undo) as Y.UndoManager, {
    undo: () => undo.undo(),
    redo: () => undo.redo(),
    // The binding would end the person's step at each change that comes from elsewhere: one letter, one step.
    stopCapturing: () => undefined,
    on: (name: Parameters<typeof undo.on>[0], listener: (...given: never[]) => void) => {
      heard.push([name, listener])
      undo.on(name, listener as Parameters<typeof undo.on>[1])
    },
    destroy: () => {
      for (const [name, listener] of heard.splice(0)) undo.off(name, listener as Parameters<typeof undo.off>[1])
    },
  })
}

class OwnUndo extends Y.UndoManager {
  private readonly roots: readonly Y.Map<unknown>[]
  /** Records made by the step being taken back in which others have written since: they stay. */
  private kept: ReadonlySet<unknown> = new Set()

  constructor(doc: Y.Doc, roots: readonly Y.Map<unknown>[]) {
    super([...roots], {
      doc,
      trackedOrigins: new Set<unknown>([local]),
      captureTransaction: (transaction) => transaction.meta.get('addToHistory') !== false,
      deleteFilter: (item: unknown) => !(item instanceof Y.Item) || (!this.isKept(item) && isOwnToDelete(item)),
    })
    this.roots = roots
  }

  override undo(): Y.UndoManager['currStackItem'] {
    const insertions = this.undoStack.at(-1)?.insertions
    const records = this.roots.flatMap((root) => [...root._map.values()])
    this.kept = new Set(
      records.flatMap((item) => {
        const type = item.content instanceof Y.ContentType ? item.content.type : null
        const isUndone = insertions !== undefined && Y.isDeleted(insertions, item.id)
        return type && isUndone && holdsWordsOfOthers(type, this.doc.clientID) ? [type] : []
      }),
    )
    return super.undo()
  }

  private isKept(item: Y.Item): boolean {
    if (this.kept.size === 0) return false
    if (item.content instanceof Y.ContentType && this.kept.has(item.content.type)) return true
    for (let type = item.parent; type instanceof Y.AbstractType; type = type._item?.parent ?? null) {
      if (this.kept.has(type)) return true
    }
    return false
  }
}

// Taking back the making of a paragraph must not take along what others have written in it since.
function isOwnToDelete({ content }: Y.Item): boolean {
  if (!(content instanceof Y.ContentType)) return true
  const { type } = content
  if (type instanceof Y.XmlText) return type.length === 0
  return !(type instanceof Y.XmlElement) || type.nodeName !== 'paragraph' || type.length === 0
}

type Holder = Pick<Y.AbstractType<unknown>, '_map' | '_start'>

function holdsWordsOfOthers(type: Holder, client: number): boolean {
  for (const item of itemsIn(type)) {
    if (item.deleted) continue
    if (item.id.client !== client) return true
    if (item.content instanceof Y.ContentType && holdsWordsOfOthers(item.content.type, client)) return true
  }
  return false
}

function* itemsIn(type: Holder): Iterable<Y.Item> {
  yield* type._map.values()
  for (let item = type._start; item !== null; item = item.right) yield item
}
