import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { openPostgres } from '../../../server/storage/postgres.ts'
import { makeSchema, testDatabase, type PostgresSchema } from '../../support/postgres-schema.ts'
import { ballotBoxContract } from './ballot-box.contract.ts'
import { documentStoreContract } from './document-store.contract.ts'
import { mailStoreContract } from './mail-store.contract.ts'
import { snapshot } from './sample-writes.ts'
import { workshopStoreContract } from './workshop-store.contract.ts'

const database = testDatabase()

describe.skipIf(database === null)('PostgreSQL', () => {
  let schema: PostgresSchema

  beforeAll(async () => {
    schema = await makeSchema(database ?? '')
  })
  afterAll(() => schema.drop())

  const open = async () => {
    await schema.clear('rows')
    return openPostgres(schema.url)
  }

  // Each in a place of its own: opening for one would clear what another one has made.
  describe('as a workshop store', () => {
    workshopStoreContract(open)
  })
  describe('as a document store', () => {
    documentStoreContract(open)
  })
  describe('as a ballot box', () => {
    ballotBoxContract(open)
  })
  describe('as a mail store', () => {
    mailStoreContract(open)
  })

  describe('a snapshot', () => {
    test('leaves none that is older in the database', async () => {
      const storage = await open()
      const kept = async () =>
        (await schema.query<{ seq: string }>('SELECT seq FROM doc_snapshots')).map(({ seq }) => seq)
      await storage.commit([snapshot(1, [1]), snapshot(2, [2])])
      expect(await kept()).toEqual(['2'])
      await storage.commit([snapshot(4, [4])])
      await storage.commit([snapshot(3, [3])])
      expect(await kept()).toEqual(['4'])
      await storage.close()
    })
  })
})
