import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import * as Y from 'yjs'
import { read, type Place } from '../../../server/operate/place.ts'
import { sumsOf, type Sums } from '../../../server/operate/table-sum.ts'
import { sealOf } from '../../../server/storage/snapshot-seal.ts'
import { openSqlite } from '../../../server/storage/sqlite.ts'
import type { Storage } from '../../../server/storage/storage.ts'
import type { ParticipantId, RoundId, VersionId, WorkshopId } from '../../../shared/id.ts'
import { documentNames } from '../../../shared/workshop/document-name.ts'
import { seedSchema } from '../../../shared/workshop/seed.ts'
import { closeRound, openRound, vote } from '../../support/asks.ts'
import { freshFile } from '../../support/fresh-file.ts'
import { startTestServer, TestBrowser } from '../../support/test-server.ts'

/** The time of operators in tests. */
export const now = Date.UTC(2026, 1, 3, 10, 20, 30)

/** A data folder with some of everything in it, and no server. */
export interface Installation {
  readonly place: Folder
  readonly file: string
  readonly workshop: WorkshopId
  readonly remove: () => void
}

export async function installation(): Promise<Installation> {
  const folder = mkdtempSync(join(tmpdir(), 'tour-de-table-'))
  const file = join(folder, 'tour-de-table.sqlite')
  const storage = openSqlite(file)
  const workshop = await someOfEverything(storage)
  await storage.close()
  return { place: { type: 'folder', folder }, file, workshop, remove: () => rmSync(folder, { recursive: true }) }
}

export type Folder = Extract<Place, { type: 'folder' }>

/** An empty data folder. */
export function emptyFolder(): Folder {
  return { type: 'folder', folder: dirname(freshFile()) }
}

/** What a place holds, table by table. */
export async function sumsIn(place: Place): Promise<Sums> {
  const reading = await read(place)
  try {
    return await sumsOf(reading)
  } finally {
    await reading.close()
  }
}

/** Two démarches; in one of them people, sessions, a closed round, an open one with ballots, texts and a version. */
async function someOfEverything(storage: Storage): Promise<WorkshopId> {
  const server = await startTestServer(storage)
  const [facilitator, ana, bo] = [new TestBrowser(server), new TestBrowser(server), new TestBrowser(server)]
  await facilitator.enter()
  const { participant: member } = await ana.join('Ana', 'caf')
  const participant = member.id as ParticipantId
  await bo.join('Bo', 'val')
  await facilitator.command({ type: 'enter-phase', phase: 'plan' })
  for (const [round, isLast] of [
    ['V1', false],
    ['V2', true],
  ] as const) {
    await facilitator.command({ ...openRound, round })
    for (const [index, person] of [ana, bo].entries()) await person.command({ ...vote({ a: index, b: 2 }), round })
    if (!isLast) await facilitator.command({ ...closeRound, round })
  }
  const { id } = server.workshop
  await server.app.rooms.create(seedSchema.parse({ title: 'Une autre', institutions: [] }), null)
  await server.stop()
  const texts = documentNames.map((document) => ({ document, doc: new Y.Doc() }))
  for (const { document, doc } of texts) {
    const place = { workshop: id, document, at: now } as const
    await storage.commit([{ type: 'writer', ...place, client: doc.clientID, writer: participant, seq: 2 }])
    const rows: Uint8Array[] = []
    doc.on('update', (update: Uint8Array) => rows.push(update))
    const root = doc.getMap(document === 'plan' ? 'actions' : 'findings')
    for (let index = 0; index < 250; index++) root.set(`k${index % 5}`, `é${index}`)
    await storage.commit(
      rows.map((update, index) => ({ type: 'update', ...place, by: participant, seq: index + 2, update })),
    )
  }
  const { updates } = await storage.readDocument(id, 'plan')
  const state = Y.mergeUpdates(updates.map(({ update }) => update))
  const plan = { workshop: id, document: 'plan', seq: updates.length, at: now, state } as const
  await storage.commit([
    { type: 'snapshot', ...plan, seal: sealOf(state, Y.encodeStateVectorFromUpdate(state)) },
    { type: 'version', ...plan, version: 'v-1' as VersionId },
    { type: 'once', name: 'demonstration' },
  ])
  return id
}

/** The box of the round that is open. */
export const openBox = (workshop: WorkshopId) => `${workshop}/V2` as RoundId
