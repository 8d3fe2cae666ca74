import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { CalmAwareness } from '../../../client/link/calm-awareness.ts'

describe('CalmAwareness', () => {
  beforeEach(() => void vi.useFakeTimers())
  afterEach(() => void vi.useRealTimers())

  function listened() {
    const awareness = new CalmAwareness(new Y.Doc())
    let updates = 0
    awareness.on('update', () => updates++)
    return { awareness, updates: () => updates }
  }

  test('speaks at most ten times a second, and ends with the last state', () => {
    const { awareness, updates } = listened()
    for (let step = 0; step < 50; step++) {
      awareness.setLocalStateField('cursor', step)
      vi.advanceTimersByTime(10)
    }
    vi.advanceTimersByTime(100)
    expect(updates()).toBeLessThanOrEqual(6)
    expect(awareness.getStates().get(awareness.clientID)).toEqual({ cursor: 49 })
  })

  test('says nothing twice, until the others might forget', () => {
    const { awareness, updates } = listened()
    awareness.setLocalStateField('cursor', 1)
    vi.advanceTimersByTime(200)
    const said = updates()
    awareness.setLocalStateField('cursor', 1)
    vi.advanceTimersByTime(200)
    expect(updates()).toBe(said)
    vi.advanceTimersByTime(12_000)
    awareness.setLocalState(awareness.getLocalState())
    expect(updates()).toBe(said + 1)
  })

  test('says no caret again that is where it was, though the editor makes it anew after every letter of others', () => {
    const { awareness, updates } = listened()
    const text = awareness.doc.getText('text')
    text.insert(0, 'words')
    const sayCaret = () => {
      const position = Y.createRelativePositionFromTypeIndex(text, 2)
      awareness.setLocalStateField('cursor', { anchor: position, head: position })
      vi.advanceTimersByTime(200)
    }
    sayCaret()
    const said = updates()
    text.insert(5, '!')
    sayCaret()
    expect(updates()).toBe(said)
  })

  test('composes a state with fields that still wait', () => {
    const { awareness } = listened()
    awareness.setLocalStateField('cursor', 1)
    awareness.setLocalStateField('place', 'here')
    expect(awareness.getLocalState()).toEqual({ cursor: 1, place: 'here' })
  })

  test('says its state again after a cut, under a new clock', () => {
    const { awareness } = listened()
    const clock = () => awareness.meta.get(awareness.clientID)?.clock ?? -1
    const before = clock()
    awareness.renew()
    expect(clock()).toBe(before + 1)
  })
})
