import { describe, expect, test } from 'vitest'
import { seatPlaces } from '../../../client/ui/seat-places.ts'

const shape = { width: 560, height: 300, reach: [178, 116], seat: 8 } as const

describe('the places around the table', () => {
  test('begin at the top and turn clockwise', () => {
    const [first, second, third] = seatPlaces(4, shape)
    expect([first?.x, first?.y]).toEqual([280, 34])
    expect([second?.x, second?.y]).toEqual([458, 150])
    expect([third?.x, third?.y]).toEqual([280, 266])
  })
  test('are evenly spaced along the oval', () => {
    const places = seatPlaces(16, shape)
    const gaps = places.map((place, index) => {
      const next = places[(index + 1) % places.length] ?? place
      return Math.hypot(next.x - place.x, next.y - place.y)
    })
    expect(Math.max(...gaps) / Math.min(...gaps)).toBeLessThan(1.08)
  })
  test('shrink so that two hundred people do not overlap', () => {
    const [first, second] = seatPlaces(200, shape)
    const gap = Math.hypot((second?.x ?? 0) - (first?.x ?? 0), (second?.y ?? 0) - (first?.y ?? 0))
    expect(2 * (first?.radius ?? gap)).toBeLessThan(gap)
  })
  test('are none around an empty table', () => {
    expect(seatPlaces(0, shape)).toEqual([])
  })
})
