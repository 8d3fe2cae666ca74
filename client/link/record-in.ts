import * as Y from 'yjs'

/** A record of a root by its id; null when it is not there. */
export function recordIn(root: Y.Map<unknown>, id: string): Y.Map<unknown> | null {
  const record = root.get(id)
  return record instanceof Y.Map ? (record as Y.Map<unknown>) : null
}

/** A field that people type in together; null when a foreign client left it out. */
export function textIn(record: Y.Map<unknown> | null, field: string): Y.Text | null {
  const text = record?.get(field)
  return text instanceof Y.Text ? text : null
}

/** A field of rich text; null when a foreign client left it out. */
export function fragmentIn(record: Y.Map<unknown> | null, field: string): Y.XmlFragment | null {
  const fragment = record?.get(field)
  return fragment instanceof Y.XmlFragment ? fragment : null
}
