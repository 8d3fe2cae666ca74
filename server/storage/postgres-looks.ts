import { allOf, type Ask } from './postgres-pool.ts'
import type { Write, WriteOf } from './storage.ts'
import type { RowOf } from './tables.ts'

/** What the database holds of all that a commit writes to; the rows that it changes are locked until it ends. */
export interface Known {
  readonly workshops: readonly RowOf<'workshops'>[]
  readonly documents: readonly RowOf<'documents'>[]
  readonly boxes: readonly RowOf<'boxes'>[]
  readonly writers: readonly RowOf<'doc_writers'>[]
  /** Who has the join codes that are asked for. */
  readonly owners: readonly Pick<RowOf<'workshops'>, 'id' | 'code'>[]
  /** Their bytes are left out. */
  readonly versions: readonly RowOf<'doc_versions'>[]
  readonly done: readonly RowOf<'once'>[]
}

// Always in the order of the keys, and table after table: two servers never hold what the other one waits for.
const looks = {
  workshops: `
    SELECT id, code, at, revision, digest FROM workshops WHERE id = ANY ($1::text[]) ORDER BY id FOR UPDATE`,
  documents: `
    SELECT workshop, document, head FROM documents
    WHERE (workshop, document) IN (SELECT * FROM unnest($1::text[], $2::text[]))
    ORDER BY workshop, document FOR UPDATE`,
  boxes: 'SELECT round, version, closed FROM boxes WHERE round = ANY ($1::text[]) ORDER BY round FOR UPDATE',
  writers: `
    SELECT workshop, document, client, writer, seq FROM doc_writers
    WHERE (workshop, document, client) IN (SELECT * FROM unnest($1::text[], $2::text[], $3::bigint[]))`,
  owners: 'SELECT id, code FROM workshops WHERE code = ANY ($1::text[])',
  versions: `
    SELECT workshop, id, document, seq, at, ''::bytea AS data FROM doc_versions
    WHERE (workshop, id) IN (SELECT * FROM unnest($1::text[], $2::text[]))`,
  done: 'SELECT name FROM once WHERE name = ANY ($1::text[])',
} as const

/** Looks at what these writes are about and locks it; everything is asked in one go. */
export async function lookFor(ask: Ask, writes: readonly Write[]): Promise<Known> {
  const of = <Type extends Write['type']>(...types: readonly Type[]) => ofTypes(writes, types)
  const find = <Row>(text: string, ...keys: readonly (readonly unknown[])[]): Promise<readonly Row[]> =>
    keys[0]?.length ? ask<Row>(text, keys) : Promise.resolve([])
  const inDocuments = of('update', 'writer', 'snapshot')
  const [bound, named] = [of('writer'), of('version')]
  const [workshops, documents, boxes, writers, owners, versions, done] = await allOf([
    find<RowOf<'workshops'>>(looks.workshops, workshopsOf(of('workshop', 'code', 'facts'))),
    find<RowOf<'documents'>>(
      looks.documents,
      workshopsOf(inDocuments),
      inDocuments.map((write) => write.document),
    ),
    find<RowOf<'boxes'>>(
      looks.boxes,
      of('ballot', 'empty-box').map(({ round }) => round),
    ),
    find<RowOf<'doc_writers'>>(
      looks.writers,
      workshopsOf(bound),
      bound.map((write) => write.document),
      bound.map(({ client }) => client),
    ),
    find<Known['owners'][number]>(
      looks.owners,
      of('workshop', 'code').map(({ code }) => code),
    ),
    find<RowOf<'doc_versions'>>(
      looks.versions,
      workshopsOf(named),
      named.map(({ version }) => version),
    ),
    find<RowOf<'once'>>(
      looks.done,
      of('once').map(({ name }) => name),
    ),
  ])
  return { workshops, documents, boxes, writers, owners, versions, done }
}

function ofTypes<Type extends Write['type']>(
  writes: readonly Write[],
  types: readonly Type[],
): readonly WriteOf<Type>[] {
  const isOne = (write: Write): write is WriteOf<Type> => (types as readonly string[]).includes(write.type)
  return writes.filter(isOne)
}

function workshopsOf(writes: readonly { readonly workshop: string }[]): readonly string[] {
  return writes.map(({ workshop }) => workshop)
}
