import * as Y from 'yjs'
import { describe, expect, test, vi } from 'vitest'
import { syncMessage } from '../../../shared/protocol/sync-message.ts'
import { craftedUpdate, idOf } from '../../support/crafted-update.ts'
import { updateFrame } from '../../support/document-peer.ts'
import { add, DocumentStage, ids, settle } from '../../support/document-stage.ts'

const stage = DocumentStage.everyTime()

describe('an edit', () => {
  test('is shown to others and acknowledged once it is stored, not before', async () => {
    const [ana, bo] = [stage.join('ana'), stage.join('bo')]
    const release = stage.storage.hold()
    add(ana, 'f1')
    const marker = ana.mark()
    await settle()
    const late = stage.join('late')
    expect([ids(bo), ana.markers, ids(late)]).toEqual([[], [], []])
    release()
    await settle()
    expect([ids(bo), ana.markers, ids(late)]).toEqual([['f1'], [marker], ['f1']])
    expect(stage.storage.commits).toHaveLength(1)
  })

  test('is not sent back to its only author', async () => {
    const [ana, bo] = [stage.join('ana'), stage.join('bo')]
    await settle()
    const [before, beforeBo] = [ana.received.length, bo.received.length]
    add(ana, 'f1')
    await settle()
    expect([ana.received.length - before, bo.received.length - beforeBo]).toEqual([0, 1])
  })

  test('goes out as one frame with all that came in the same tick, and is kept as one row a writer', async () => {
    const [ana, bo, cy] = [stage.join('ana'), stage.join('bo'), stage.join('cy')]
    await settle()
    const before = cy.received.length
    for (const id of ['f1', 'f2', 'f3']) {
      add(ana, id)
      add(bo, `${id}b`)
    }
    await settle()
    expect(ids(cy)).toHaveLength(6)
    expect(cy.received.length - before).toBe(1)
    const [writes] = stage.storage.commits
    const rows = writes?.map((write) => [
      write.type,
      'by' in write ? write.by : null,
      'seq' in write ? write.seq : null,
    ])
    expect(rows).toEqual([
      ['writer', null, 1],
      ['writer', null, 2],
      ['update', 'ana', 1],
      ['update', 'bo', 2],
    ])
  })

  test('is kept as Yjs writes it, not as its sender did', async () => {
    const ana = stage.join('ana')
    await settle()
    const update = craftedUpdate([{ client: 9, clock: 0, structs: [new Y.GC(idOf(9, 0), 1)] }])
    ana.say(updateFrame(Uint8Array.from([...update, 1, 2, 3])))
    await settle()
    expect((await stage.storage.readDocument(stage.workshop, 'diagnostic')).updates).toEqual([
      { seq: 1, by: 'ana', update },
    ])
  })

  test('that was made offline is asked for, and is there after a restart', async () => {
    const ana = stage.join('ana')
    await settle()
    ana.cut()
    add(ana, 'f1')
    ana.join(stage.room)
    await settle()
    await stage.room.close(1012)
    await stage.reopen()
    expect(await stage.storedIds()).toEqual(['f1'])
  })

  test('that comes before the answer to our question, and leans on it, is not held against its author', async () => {
    const ana = stage.join('ana')
    await settle()
    ana.cut()
    add(ana, 'f1')
    ana.isQuick = false
    ana.join(stage.room)
    add(ana, 'f2')
    const marker = ana.mark()
    ana.carryUp()
    await settle()
    expect([ana.closed, ana.received.some(([type]) => type === syncMessage.marker)]).toEqual([null, false])
    ana.isQuick = true
    ana.carryDown()
    await settle()
    expect(await stage.storedIds()).toEqual(['f1', 'f2'])
    expect(ana.markers).toEqual([marker])
  })

  test('that leans on what never comes ends the connection, the second time', async () => {
    const [ana, bo] = [stage.join('ana'), stage.join('bo')]
    await settle()
    const lost = (clock: number) =>
      updateFrame(craftedUpdate([{ client: 9, clock, structs: [new Y.GC(idOf(9, clock), 1)] }]))
    ana.say(lost(5))
    expect(ana.closed).toBeNull()
    await settle()
    ana.say(lost(6))
    expect(ana.closed).toEqual({ code: 4422, reason: 'missing-dependency' })
    expect(bo.closed).toBeNull()
  })

  test('that the gate refuses ends its author’s connection and nothing else', async () => {
    const [ana, bo] = [stage.join('ana'), stage.join('bo')]
    add(ana, 'f1')
    await settle()
    ana.doc.getMap('votes').set('ana', 3)
    expect(ana.closed).toEqual({ code: 4422, reason: 'foreign-place' })
    add(bo, 'f2')
    await settle()
    expect([stage.room.size, bo.closed, await stage.storedIds()]).toEqual([1, null, ['f1', 'f2']])
  })
})

describe('a client id', () => {
  test('belongs to the first who writes under it, also after a restart', async () => {
    const ana = stage.join('ana')
    add(ana, 'f1')
    await settle()
    await stage.room.close(1012)
    await stage.reopen()
    const thief = stage.join('bo')
    thief.doc.clientID = ana.doc.clientID
    add(thief, 'f2')
    expect(thief.closed).toEqual({ code: 4403, reason: 'foreign-client-id' })
    stage.join('ana', { doc: ana.doc })
    add(ana, 'f3')
    await settle()
    expect(await stage.storedIds()).toEqual(['f1', 'f3'])
  })
})

describe('opening', () => {
  test.each([
    ['cannot be read', new Uint8Array([1, 2, 3]), /./],
    ['lacks a part', craftedUpdate([{ client: 9, clock: 5, structs: [new Y.GC(idOf(9, 5), 1)] }]), 'is not whole'],
  ])('throws rather than show an empty document, when what is stored %s', async (_what, update, why) => {
    await stage.storage.commit([
      { type: 'update', workshop: stage.workshop, document: 'diagnostic', seq: 1, by: 'server', at: 0, update },
    ])
    await expect(stage.open()).rejects.toThrow(why)
  })

  test('reads a snapshot and the updates after it', async () => {
    const ana = stage.join('ana')
    add(ana, 'f0', 'x')
    for (let index = 1; index <= 510; index++) {
      add(ana, `f${index}`)
      await vi.advanceTimersByTimeAsync(25)
    }
    await vi.advanceTimersByTimeAsync(15_000)
    add(ana, 'after')
    await settle()
    const { snapshot, updates } = await stage.storage.readDocument(stage.workshop, 'diagnostic')
    expect([snapshot?.seq, updates.length]).toEqual([510, 1])
    expect(await stage.storedIds(await stage.open())).toHaveLength(512)
  })
})

describe('closing', () => {
  test('stores what waits, answers, and then ends every connection', async () => {
    const ana = stage.join('ana')
    add(ana, 'f1')
    const marker = ana.mark()
    await stage.room.close(1012)
    expect([ana.markers, ana.closed]).toEqual([[marker], { code: 1012, reason: 'closing' }])
    await stage.reopen()
    expect(await stage.storedIds()).toEqual(['f1'])
  })
})
