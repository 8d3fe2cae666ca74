import { describe, expect, test, vi } from 'vitest'
import { findingsOf } from '../../../shared/documents/finding.ts'
import { add, DocumentStage, ids, settle } from '../../support/document-stage.ts'

const stage = DocumentStage.everyTime()

describe('while stage.storage fails', () => {
  test('nothing is shown or acknowledged, nothing is lost, and it goes on by itself', async () => {
    const [ana, bo] = [stage.join('ana'), stage.join('bo')]
    add(ana, 'f1')
    await settle()
    stage.storage.failure = stage.diskFull
    add(ana, 'f2')
    const marker = ana.mark()
    await vi.advanceTimersByTimeAsync(20_000)
    expect([ids(bo), ana.markers, await stage.storedIds(), ana.closed]).toEqual([['f1'], [], ['f1'], null])
    expect(ana.statuses.at(-1)).toEqual({ mayWrite: true, isStoring: false, epoch: stage.epoch })
    const newcomer = stage.join('cy')
    await settle()
    expect([ids(newcomer), newcomer.statuses]).toEqual([
      ['f1'],
      [{ mayWrite: true, isStoring: false, epoch: stage.epoch }],
    ])
    stage.storage.failure = null
    await vi.advanceTimersByTimeAsync(5_000)
    expect([ids(bo), ids(newcomer), ana.markers]).toEqual([['f1', 'f2'], ['f1', 'f2'], [marker]])
    expect([ana.statuses.at(-1), stage.news]).toEqual([
      { mayWrite: true, isStoring: true, epoch: stage.epoch },
      [false, true],
    ])
  })

  test('it is tried again ever more rarely, whoever types meanwhile', async () => {
    const ana = stage.join('ana')
    stage.storage.failure = stage.diskFull
    let tries = 0
    vi.spyOn(stage.storage, 'commit').mockImplementation(async () => {
      tries++
      throw stage.diskFull
    })
    for (let second = 0; second < 20; second++) {
      add(ana, `f${second}`)
      await vi.advanceTimersByTimeAsync(1_000)
    }
    vi.restoreAllMocks()
    // At once, after 0.25, 0.5, 1, 2, 4 and then every 5 s.
    expect(tries).toBeGreaterThanOrEqual(7)
    expect(tries).toBeLessThanOrEqual(9)
  })

  test('no more than four mebibytes wait', async () => {
    stage.storage.failure = stage.diskFull
    const writers = Array.from({ length: 6 }, (_, index) => stage.join(`p${index}`))
    for (const [index, writer] of writers.entries()) add(writer, `f${index}`, 'x'.repeat(900_000))
    await settle()
    expect(writers.at(-1)?.closed).toEqual({ code: 1013, reason: 'not-storing' })
    expect(writers[0]?.closed).toBeNull()
  })
})

describe('a commit whose answer was lost', () => {
  test('is found again: everyone comes back, and nothing is there twice', async () => {
    const [ana, bo] = [stage.join('ana'), stage.join('bo')]
    stage.storage.failure = stage.diskFull
    stage.storage.isLate = true
    add(ana, 'f1', 'once')
    await settle()
    stage.storage.failure = null
    await vi.advanceTimersByTimeAsync(1_000)
    expect([ana.closed, bo.closed]).toEqual([
      { code: 1012, reason: 'reloaded' },
      { code: 1012, reason: 'reloaded' },
    ])
    ana.join(stage.room)
    bo.join(stage.room)
    add(bo, 'f2')
    await settle()
    expect([ids(ana), ids(bo), await stage.storedIds()]).toEqual([
      ['f1', 'f2'],
      ['f1', 'f2'],
      ['f1', 'f2'],
    ])
    expect(findingsOf(bo.doc).toJSON()['f1'].title).toBe('once')
  })
})

describe('a document that was read again', () => {
  test('is shown as it is now to those who come while stage.storage fails once more', async () => {
    const [ana, bo, cy] = [stage.join('ana'), stage.join('bo'), stage.join('cy')]
    add(ana, 'f0')
    await settle()
    cy.cut()
    stage.storage.failure = stage.diskFull
    stage.storage.isLate = true
    add(ana, 'f1')
    await settle()
    // What is stored is read for who comes back, and would do for others.
    bo.cut()
    bo.join(stage.room)
    await vi.advanceTimersByTimeAsync(1_000)
    ana.join(stage.room)
    add(ana, 'f2')
    await vi.advanceTimersByTimeAsync(1_000)
    expect(ana.closed).toEqual({ code: 1012, reason: 'reloaded' })
    stage.storage.isLate = false
    ana.join(stage.room)
    add(ana, 'f3')
    await settle()
    cy.join(stage.room)
    await settle()
    expect(ids(cy)).toEqual(['f0', 'f1', 'f2'])
  })
})

describe('an act of the server', () => {
  const session = { type: 'end-session', token: 't', workshop: stage.workshop } as const

  test('is one commit with its other writes, and is shown after it', async () => {
    const ana = stage.join('ana')
    const release = stage.storage.hold()
    const acted = stage.room.act(
      (doc) => add({ doc }, 'f1'),
      () => [session],
    )
    await settle()
    expect(ids(ana)).toEqual([])
    release()
    await acted
    expect(ids(ana)).toEqual(['f1'])
    expect(stage.storage.commits.map((writes) => writes.map(({ type }) => type))).toEqual([
      ['writer', 'update', 'end-session'],
    ])
  })

  test('changes nothing when its commit fails, and works the next time', async () => {
    const ana = stage.join('ana')
    stage.storage.failure = stage.diskFull
    const act = () =>
      stage.room.act(
        (doc) => add({ doc }, 'f1'),
        () => [session],
      )
    await expect(act()).rejects.toBe(stage.diskFull)
    await settle()
    expect([ids(ana), await stage.storedIds()]).toEqual([[], []])
    stage.storage.failure = null
    await vi.advanceTimersByTimeAsync(1_000)
    expect([ids(ana), await stage.storedIds()]).toEqual([[], []])
    await act()
    expect([ids(ana), await stage.storedIds()]).toEqual([['f1'], ['f1']])
  })

  test('changes nothing when its edit throws', async () => {
    const failing = stage.room.act(
      (doc) => {
        add({ doc }, 'f1')
        throw new Error('bug')
      },
      () => [],
    )
    const ana = stage.join('ana')
    await expect(failing).rejects.toThrow('bug')
    await settle()
    expect([ids(ana), await stage.storedIds()]).toEqual([[], []])
  })

  test('sees what was typed just before it', async () => {
    const ana = stage.join('ana')
    add(ana, 'f1')
    expect(
      await stage.room.act(
        (doc) => ids({ doc }),
        () => [],
      ),
    ).toEqual(['f1'])
  })

  test('goes well with what people type around it', async () => {
    const ana = stage.join('ana')
    add(ana, 'f1')
    const acted = stage.room.act(
      (doc) => add({ doc }, 'f2'),
      () => [],
    )
    add(ana, 'f3')
    await acted
    await settle()
    expect([ids(ana).toSorted(), (await stage.storedIds()).toSorted()]).toEqual([
      ['f1', 'f2', 'f3'],
      ['f1', 'f2', 'f3'],
    ])
  })
})
