import { describe, expect, test } from 'vitest'
import { allSeen, visitGoesOn, type Moment } from '../../../shared/workshop/visit.ts'

const minute = 60_000
const moment = (minutes: number, revision: number, plan = revision): Moment => ({
  at: minutes * minute,
  revision,
  documents: { plan },
})

describe('a visit', () => {
  test('begins with nothing new', () => {
    expect(visitGoesOn(null, moment(0, 5))).toEqual({ seen: null, last: moment(0, 5) })
  })

  test('goes on after a page is loaded again', () => {
    const first = visitGoesOn(null, moment(0, 5))
    expect(visitGoesOn(first, moment(30, 9))).toEqual({ seen: null, last: moment(30, 9) })
  })

  test('is a new one after an hour away: what came since the last one is new', () => {
    const first = visitGoesOn(visitGoesOn(null, moment(0, 5)), moment(30, 9))
    expect(visitGoesOn(first, moment(200, 20))).toEqual({ seen: moment(30, 9), last: moment(200, 20) })
  })

  test('does not go back to what another server has not read yet', () => {
    const first = visitGoesOn(null, moment(10, 9))
    expect(visitGoesOn(first, moment(11, 8))).toBe(first)
  })
})

describe('having seen everything', () => {
  test('counts up to what was shown, not up to what came meanwhile', () => {
    expect(allSeen(moment(10, 7), moment(11, 9))).toEqual({ seen: moment(10, 7), last: moment(11, 9) })
  })

  test('never counts what is not there yet', () => {
    const forged = { at: 1e15, revision: 900, documents: { plan: 900, other: 3 } }
    expect(allSeen(forged, moment(11, 9)).seen).toEqual(moment(11, 9))
  })
})
