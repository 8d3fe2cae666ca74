import { openDB, type DBSchema, type IDBPDatabase } from 'idb'
import { documentsKept } from './kept-here.ts'

/** What a copy was made from; rows belong to one copy by its id, so that rows of one thrown away are never read. */
export interface CopyOrigin {
  readonly epoch: string
  readonly schema: number
}

/** One Yjs update (V1). Keys sort as the rows were written. */
export interface Row {
  readonly key: string
  readonly update: Uint8Array
}

export interface StoredCopy extends CopyOrigin {
  readonly id: string
  readonly base: readonly Row[]
  readonly mine: readonly Row[]
}

/** Rows that come and keys of rows that go, all or nothing. */
export interface RowChange {
  readonly base: readonly Row[]
  readonly mine: readonly Row[]
  readonly gone: readonly string[]
}

interface Tables extends DBSchema {
  copies: { key: string; value: CopyOrigin & { readonly id: string } }
  base: { key: string; value: Uint8Array }
  mine: { key: string; value: Uint8Array }
}

const tables = ['copies', 'base', 'mine'] as const

/** The documents of one démarche in this browser's IndexedDB. Anything may throw where there is none, or no room. */
export class DocumentStore {
  private readonly tables: IDBPDatabase<Tables>

  private constructor(opened: IDBPDatabase<Tables>) {
    this.tables = opened
  }

  /** `onEnd` is told when the browser, or a person who leaves in another tab, takes the store away. */
  static async open(workshop: string, onEnd: () => void): Promise<DocumentStore> {
    const opened = await openDB<Tables>(documentsKept(workshop), 1, {
      upgrade: (fresh) => tables.forEach((name) => fresh.createObjectStore(name)),
      blocking: (_current, _wanted, event) => {
        ;(event.target as IDBDatabase).close()
        onEnd()
      },
      terminated: onEnd,
    })
    return new DocumentStore(opened)
  }

  /** The copy of this name; what belongs to other owners, or to no copy any more, is removed on the way. */
  async read(name: string, owner: string): Promise<StoredCopy | null> {
    const change = this.tables.transaction(tables, 'readwrite')
    const copies = change.objectStore('copies')
    const others = (await copies.getAllKeys()).filter((other) => !other.startsWith(owner))
    await Promise.all(others.map((other) => copies.delete(other)))
    const ids = new Set((await copies.getAll()).map(({ id }) => id))
    for (const table of ['base', 'mine'] as const) {
      const rows = change.objectStore(table)
      const orphans = (await rows.getAllKeys()).filter((key) => !ids.has(copyOf(key)))
      await Promise.all(orphans.map((key) => rows.delete(key)))
    }
    const copy = await copies.get(name)
    if (!copy) return null
    const [keysOfBase, base, keysOfMine, mine] = await Promise.all([
      change.objectStore('base').getAllKeys(rowsOf(copy.id)),
      change.objectStore('base').getAll(rowsOf(copy.id)),
      change.objectStore('mine').getAllKeys(rowsOf(copy.id)),
      change.objectStore('mine').getAll(rowsOf(copy.id)),
    ])
    return { ...copy, base: rowsFrom(keysOfBase, base), mine: rowsFrom(keysOfMine, mine) }
  }

  /** Begins a copy, or joins the one that another tab has just begun; null when that one has another origin. */
  async begin(name: string, origin: CopyOrigin, freshId: string): Promise<string | null> {
    const change = this.tables.transaction('copies', 'readwrite')
    const known = await change.store.get(name)
    if (!known) await change.store.put({ ...origin, id: freshId }, name)
    await change.done
    if (!known) return freshId
    return known.epoch === origin.epoch && known.schema === origin.schema ? known.id : null
  }

  /**
   * Writes rows of a copy; answers whether it still is the copy of this name. All is asked for at once: a page
   * that is being closed has no second turn.
   */
  async write(name: string, id: string, { base, mine, gone }: RowChange): Promise<boolean> {
    const change = this.tables.transaction(tables, 'readwrite')
    const known = change.objectStore('copies').get(name)
    const asked = [
      ...base.map(({ key, update }) => change.objectStore('base').put(update, key)),
      ...mine.map(({ key, update }) => change.objectStore('mine').put(update, key)),
      ...gone.flatMap((key) => [change.objectStore('base').delete(key), change.objectStore('mine').delete(key)]),
    ]
    change.commit()
    await Promise.all([...asked, known, change.done])
    return (await known)?.id === id
  }

  /** Removes a copy; its rows go with the next reading at the latest. */
  async forget(name: string): Promise<void> {
    const change = this.tables.transaction(tables, 'readwrite')
    const copy = await change.objectStore('copies').get(name)
    if (copy) {
      const rows = rowsOf(copy.id)
      await Promise.all([change.objectStore('base').delete(rows), change.objectStore('mine').delete(rows)])
    }
    await change.objectStore('copies').delete(name)
    await change.done
  }

  /** What was asked for before is still done. */
  close(): void {
    this.tables.close()
  }
}

/** The key of a copy's row, after all those that the same page has written before. */
export function rowKey(copy: string, page: string, turn: number): string {
  return `${copy} ${page} ${String(turn).padStart(9, '0')}`
}

function copyOf(key: string): string {
  return key.slice(0, key.indexOf(' '))
}

function rowsOf(copy: string): IDBKeyRange {
  return IDBKeyRange.bound(`${copy} `, `${copy} \uffff`)
}

function rowsFrom(keys: readonly string[], updates: readonly Uint8Array[]): readonly Row[] {
  return updates.flatMap((update, place) => {
    const key = keys[place]
    return key === undefined ? [] : [{ key, update }]
  })
}
