import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { openDocumentRoom } from '../../../server/live/document-room.ts'
import { DocumentUnreadable } from '../../../server/live/live-document.ts'
import { sealOf } from '../../../server/storage/snapshot-seal.ts'
import { closeCode } from '../../../shared/protocol/close-code.ts'
import { add, DocumentStage, ids, settle } from '../../support/document-stage.ts'
import { roomAlone } from '../../support/room-alone.ts'

const stage = DocumentStage.everyTime()

/** By who wrote last, Yjs gives them in another order. */
const sortedIds = (of: Parameters<typeof ids>[0]) => ids(of).toSorted()

/** A document that was closed with a finding in it, and is opened again. */
async function reopened(): Promise<void> {
  const ana = stage.join('ana')
  add(ana, 'f1')
  await settle()
  ana.cut()
  await stage.room.close(closeCode.restarting)
  await stage.reopen()
}

/** Stores a snapshot whose seal is good for it, whatever it holds. */
function storeSealed(state: Uint8Array, vector: Uint8Array): Promise<void> {
  const { workshop, storage } = stage
  const seal = sealOf(state, vector)
  return storage.commit([{ type: 'snapshot', workshop, document: 'diagnostic', seq: 1, at: 1, state, seal }])
}

/** Whole in itself, but for an edit that it leans on. */
function lackingSomething() {
  const doc = new Y.Doc()
  doc.getMap('findings').set('f1', 1)
  const before = Y.encodeStateVector(doc)
  doc.getMap('findings').set('f2', 2)
  return { state: Y.encodeStateAsUpdate(doc, before), vector: Y.encodeStateVector(doc) }
}

describe('a document that waits to be put together', () => {
  test('is given to who comes first, at once', async () => {
    await reopened()
    const bo = stage.join('bo')
    expect([bo.isSynced, sortedIds(bo)]).toEqual([true, ['f1']])
  })

  test('takes what is written before that, and stores it', async () => {
    await reopened()
    const [bo, cy] = [stage.join('bo'), stage.join('cy')]
    add(bo, 'f2')
    const marker = bo.mark()
    await settle()
    expect([sortedIds(cy), bo.markers]).toEqual([['f1', 'f2'], [marker]])
    await stage.room.close(closeCode.restarting)
    await stage.reopen()
    expect(sortedIds(stage.join('dee'))).toEqual(['f1', 'f2'])
  })

  test('takes back what somebody kept on their device, and asks for no more than that', async () => {
    const ana = stage.join('ana')
    add(ana, 'f1')
    await settle()
    ana.cut()
    await stage.room.close(closeCode.restarting)
    add(ana, 'f2')
    await stage.reopen()
    ana.join(stage.room)
    await settle()
    expect((await stage.storedIds()).toSorted()).toEqual(['f1', 'f2'])
    expect((await stage.storage.readDocument(stage.workshop, 'diagnostic')).updates).toHaveLength(1)
  })

  test('is shown with what follows its snapshot, as after a crash', async () => {
    await reopened()
    const bo = stage.join('bo')
    add(bo, 'f2')
    await settle()
    bo.cut()
    // The room that is left behind stores no snapshot.
    await stage.reopen()
    expect(sortedIds(stage.join('cy'))).toEqual(['f1', 'f2'])
    expect((await stage.storedIds()).toSorted()).toEqual(['f1', 'f2'])
  })

  test('takes in what another server stored meanwhile, and lets its own follow', async () => {
    await reopened()
    const other = await stage.open()
    const bo = stage.join('bo')
    const cy = stage.join('cy')
    cy.cut()
    cy.join(other)
    add(cy, 'f2')
    await settle()
    await stage.room.catchUp()
    expect(sortedIds(bo)).toEqual(['f1', 'f2'])
    add(bo, 'f3')
    await settle()
    await other.catchUp()
    expect(sortedIds(cy)).toEqual(['f1', 'f2', 'f3'])
    await other.close(closeCode.restarting)
  })

  test('stays shut when its bytes are not those that were sealed', async () => {
    await reopened()
    const { snapshot } = await stage.storage.readDocument(stage.workshop, 'diagnostic')
    const state = snapshot?.state ?? new Uint8Array()
    // A letter of the finding's name: Yjs would read it and notice nothing.
    const at = Buffer.from(state).indexOf('f1')
    const damaged = state.with(at + 1, state[at + 1] === 50 ? 51 : 50)
    expect(() => Y.applyUpdate(new Y.Doc(), damaged)).not.toThrow()
    const readDocument: typeof stage.storage.readDocument = async (workshop, name) => {
      const stored = await stage.storage.readDocument(workshop, name)
      return { ...stored, snapshot: stored.snapshot && { ...stored.snapshot, state: damaged } }
    }
    const opening = openDocumentRoom(stage.workshop, 'diagnostic', roomAlone({ ...stage.storage, readDocument }))
    await expect(opening).rejects.toBeInstanceOf(DocumentUnreadable)
  })

  test('turns everybody out, loudly, when it cannot be put together after all', async () => {
    const { state, vector } = lackingSomething()
    await storeSealed(state, vector)
    const faults: unknown[] = []
    const onUnreadable = (error: unknown) => faults.push(error)
    const room = await openDocumentRoom(stage.workshop, 'diagnostic', roomAlone(stage.storage, { onUnreadable }))
    const bo = stage.join('bo')
    bo.cut()
    bo.join(room)
    expect([bo.isSynced, bo.closed]).toEqual([true, null])
    await settle()
    expect(bo.closed).toEqual({ code: closeCode.unreadable, reason: 'document-unreadable' })
    expect(faults).toEqual([expect.any(DocumentUnreadable)])
    await expect(room.read(() => null)).rejects.toBeInstanceOf(DocumentUnreadable)
    await expect(
      room.act(
        () => null,
        () => [],
      ),
    ).rejects.toThrow('not open')
    expect(stage.storage.commits).toHaveLength(1)
    expect((await stage.storage.readDocument(stage.workshop, 'diagnostic')).snapshot?.state).toEqual(state)
  })

  test('takes nothing that is written when it cannot be put together', async () => {
    const { state, vector } = lackingSomething()
    await storeSealed(state, vector)
    const room = await openDocumentRoom(stage.workshop, 'diagnostic', roomAlone(stage.storage))
    const bo = stage.join('bo')
    bo.cut()
    bo.join(room)
    add(bo, 'f9')
    expect(bo.closed).toEqual({ code: closeCode.unreadable, reason: 'document-unreadable' })
    expect(stage.storage.commits).toHaveLength(1)
  })
})
