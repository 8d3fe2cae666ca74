import * as Y from 'yjs'

/**
 * The words that this document's own writer typed from a clock on and that still stand, as readable text: what is
 * handed back to someone whose changes were refused. Words of different fields stand on different lines.
 */
export function wordsSince(doc: Y.Doc, clock: number): string {
  const own = (doc.store.clients.get(doc.clientID) ?? []).filter((struct) => struct.id.clock + struct.length > clock)
  const lines: { readonly field: unknown; text: string }[] = []
  for (const struct of own) {
    if (!(struct instanceof Y.Item) || struct.deleted || !(struct.content instanceof Y.ContentString)) continue
    const text = struct.content.str.slice(Math.max(0, clock - struct.id.clock))
    const last = lines.at(-1)
    if (last && last.field === struct.parent) last.text += text
    else lines.push({ field: struct.parent, text })
  }
  return lines
    .map((line) => line.text.trim())
    .filter((text) => text !== '')
    .join('\n')
}
