import * as Y from 'yjs'

/**
 * The words that these updates wrote in a document and that still stand, as readable text: what is handed back to
 * someone whose changes were not taken. Each field is a line, in the order in which they were written in.
 */
export function wordsIn(doc: Y.Doc, updates: readonly Uint8Array[]): string {
  const written = new Map<number, Set<number>>()
  const fields = new Set<Field>()
  for (const struct of updates.flatMap((update) => Y.decodeUpdate(update).structs)) {
    if (!(struct instanceof Y.Item) || !(struct.content instanceof Y.ContentString)) continue
    const { client, clock } = struct.id
    const clocks = written.get(client) ?? new Set()
    written.set(client, clocks)
    for (let place = 0; place < struct.length; place++) clocks.add(clock + place)
    const field = fieldOf(doc, struct.id)
    if (field) fields.add(field)
  }
  const isWritten = (client: number, clock: number) => written.get(client)?.has(clock) === true
  return [...fields]
    .map((field) => wordsOf(field, isWritten).trim())
    .filter((words) => words !== '')
    .join('\n')
}

type Field = Y.AbstractType<unknown>

function fieldOf(doc: Y.Doc, id: Y.ID): Field | null {
  // What leans on something missing was never put in its place.
  if (id.clock >= Y.getState(doc.store, id.client)) return null
  const item = Y.getItem(doc.store, id)
  return item instanceof Y.Item && item.parent instanceof Y.AbstractType ? item.parent : null
}

function wordsOf(field: Field, isWritten: (client: number, clock: number) => boolean): string {
  let words = ''
  for (let item = field._start; item !== null; item = item.right) {
    const { content, id, deleted } = item
    if (deleted || !(content instanceof Y.ContentString)) continue
    for (const [place, sign] of content.str.split('').entries()) {
      if (isWritten(id.client, id.clock + place)) words += sign
    }
  }
  return words
}
