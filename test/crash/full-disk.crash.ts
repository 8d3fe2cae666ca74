import { afterEach, describe, expect, test } from 'vitest'
import { mountSmall } from '../support/small-mount.ts'
import { sqliteHall, type Hall } from './hall.ts'
import { fullHall } from './sitting.ts'
import { goThrough } from './trouble.ts'

const disk = mountSmall(16)
if (!disk) process.stdout.write('A full disk is not tested: this system lets nobody mount one.\n')

let hall: Hall | null = null

afterEach(async () => {
  await hall?.close()
  disk?.remove()
})

describe.skipIf(!disk)('a disk that is full while fifty people work', () => {
  test('loses nothing, is told to everybody, and is forgotten once there is room', async () => {
    hall = await sqliteHall(disk?.folder)
    const passed = await goThrough({
      hall,
      crowd: fullHall,
      trouble: { begin: () => disk?.fill(), end: () => disk?.free() },
      staysMs: 700,
      toldWithinMs: 10_000,
      wentOnWithinMs: 10_000,
    })
    expect(passed).toMatchObject({ missing: [], toldAfterMs: expect.any(Number), wentOnAfterMs: expect.any(Number) })
    expect(passed.acknowledged).toBeGreaterThan(100)
  })
})
