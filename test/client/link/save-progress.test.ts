import { describe, expect, test } from 'vitest'
import { patienceMs, saveWord, type SaveProgress } from '../../../client/link/save-progress.ts'

const calm: SaveProgress = { reach: 'open', isStoring: true, pending: 0, waitingSince: null, savedAt: null }

describe('saveWord', () => {
  test('says nothing before anything was written', () => {
    expect(saveWord(calm, 0)).toBeNull()
  })

  test('says saved from an answer of the server, with its time', () => {
    expect(saveWord({ ...calm, savedAt: 7 }, 100)).toEqual({ status: 'saved', at: 7 })
  })

  test('never says saved while something waits, though something was saved before', () => {
    const word = saveWord({ ...calm, pending: 1, waitingSince: 10, savedAt: 7 }, 11)
    expect(word).toEqual({ status: 'saving' })
  })

  test('loses patience after five seconds', () => {
    const word = saveWord({ ...calm, pending: 1, waitingSince: 10 }, 10 + patienceMs)
    expect(word).toEqual({ status: 'unsaved' })
  })

  test('says at once that the server cannot store', () => {
    expect(saveWord({ ...calm, isStoring: false, pending: 1, waitingSince: 10 }, 10)).toEqual({ status: 'unsaved' })
  })

  test('counts what is kept while the network is away', () => {
    const word = saveWord({ ...calm, reach: 'cut', pending: 3, savedAt: 7 }, 10)
    expect(word).toEqual({ status: 'offline', pending: 3 })
  })
})
