import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { memoryStorage } from '../../../../server/storage/memory.ts'
import type { WorkshopId } from '../../../../shared/id.ts'
import { readDocument } from '../document.ts'
import { madeEdits } from '../edits.ts'
import { roomName, type Content } from '../shape.ts'
import { storeEdits } from './store-edits.ts'
import { storeWorkshops } from './stored-workshops.ts'

describe('preparing a document', () => {
  test.each(['shared', 'session'] as const)('stores of a %s text what the peers are given', async (type) => {
    const content: Content = { type, edits: 700 }
    const storage = memoryStorage()
    await storeWorkshops(storage, 'run', { rooms: 1, members: 2, content })
    const { updates, state } = madeEdits(content)
    const workshop = roomName('run', 0) as WorkshopId
    await storeEdits(storage, workshop, updates)
    const stored = await storage.readDocument(workshop, 'diagnostic')
    const all = [...(stored.snapshot ? [stored.snapshot.state] : []), ...stored.updates.map(({ update }) => update)]
    expect(readDocument(Y.mergeUpdates(all))).toEqual(readDocument(state))
  })
})
