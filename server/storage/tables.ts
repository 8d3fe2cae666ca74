/**
 * Every table of what is kept, the same in SQLite and in PostgreSQL: its columns, in PostgreSQL's types (`text?` may be
 * null), and the columns of its key. A table comes after those that it refers to.
 */
export const tables = {
  settings: { columns: { name: 'text', value: 'text' }, key: ['name'] },
  workshops: { columns: { id: 'text', code: 'text', at: 'bigint', revision: 'bigint', digest: 'text' }, key: ['id'] },
  facts: {
    columns: {
      workshop: 'text',
      revision: 'bigint',
      at: 'bigint',
      by: 'text?',
      type: 'text',
      payload: 'text',
      digest: 'text',
    },
    key: ['workshop', 'revision'],
  },
  answers: {
    columns: { workshop: 'text', command: 'text', by: 'text', revision: 'bigint', at: 'bigint', round: 'text?' },
    key: ['workshop', 'command'],
  },
  boxes: { columns: { round: 'text', version: 'bigint', closed: 'bigint' }, key: ['round'] },
  roll: { columns: { round: 'text', voter: 'text', at: 'bigint' }, key: ['round', 'voter'] },
  papers: { columns: { round: 'text', paper: 'text', choices: 'text' }, key: ['round', 'paper'] },
  sessions: {
    columns: { token: 'text', workshop: 'text', participant: 'text', expires_at: 'bigint' },
    key: ['token', 'workshop'],
  },
  documents: { columns: { workshop: 'text', document: 'text', head: 'bigint' }, key: ['workshop', 'document'] },
  doc_updates: {
    columns: { workshop: 'text', document: 'text', seq: 'bigint', by: 'text', at: 'bigint', data: 'bytea' },
    key: ['workshop', 'document', 'seq'],
  },
  doc_snapshots: {
    columns: { workshop: 'text', document: 'text', seq: 'bigint', at: 'bigint', data: 'bytea', seal: 'text?' },
    key: ['workshop', 'document', 'seq'],
  },
  doc_writers: {
    columns: { workshop: 'text', document: 'text', client: 'bigint', writer: 'text', seq: 'bigint' },
    key: ['workshop', 'document', 'client'],
  },
  doc_versions: {
    columns: { workshop: 'text', id: 'text', document: 'text', seq: 'bigint', at: 'bigint', data: 'bytea' },
    key: ['workshop', 'id'],
  },
  visits: {
    columns: { workshop: 'text', participant: 'text', seen: 'text', last: 'text' },
    key: ['workshop', 'participant'],
  },
  once: { columns: { name: 'text' }, key: ['name'] },
  mail_addresses: {
    columns: {
      workshop: 'text',
      participant: 'text',
      nonce: 'text',
      address: 'text',
      language: 'text',
      frequency: 'text',
      asked_at: 'bigint',
      confirmed_at: 'bigint?',
      refused_at: 'bigint?',
      digest_at: 'bigint?',
      told: 'text?',
    },
    key: ['workshop', 'participant'],
  },
  mail_queue: {
    columns: {
      key: 'text',
      workshop: 'text',
      participant: 'text',
      kind: 'text',
      about: 'text?',
      due: 'bigint',
      attempts: 'bigint',
      claimed_until: 'bigint',
      done_at: 'bigint',
    },
    key: ['key'],
  },
  mail_marks: { columns: { workshop: 'text', revision: 'bigint' }, key: ['workshop'] },
} as const

/** One of the tables. */
export type TableName = keyof typeof tables

/** Those that commits write to; marks and mail have ways of their own. */
export type CommitTable = Exclude<TableName, 'settings' | `mail_${string}`>

interface ValueOf {
  readonly text: string
  readonly 'text?': string | null
  readonly bigint: number
  readonly 'bigint?': number | null
  readonly bytea: Uint8Array
}

type Columns<Name extends TableName> = (typeof tables)[Name]['columns']

/** A row of a table, as both databases give and take it. */
export type RowOf<Name extends TableName> = {
  readonly [Column in keyof Columns<Name>]: Columns<Name>[Column] extends keyof ValueOf
    ? ValueOf[Columns<Name>[Column]]
    : never
}
