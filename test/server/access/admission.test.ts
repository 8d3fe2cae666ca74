import { describe, expect, test } from 'vitest'
import { Admission } from '../../../server/access/admission.ts'
import { isThisMachine, networkOfPeer } from '../../../server/access/network.ts'

const [hall, elsewhere] = ['192.0.2.1', '192.0.2.2']

/** Arrives so many times, through the whole handshake unless told otherwise. */
function arrive(admission: Admission, count: number, { network = hall, now = 0, isThrough = true } = {}) {
  return Array.from({ length: count }, () => {
    const told = admission.arrive(network, now)
    if (told !== 'busy' && isThrough) admission.settled()
    return told
  })
}

describe('a hall behind one address', () => {
  test('comes in at once: two hundred people with three tabs, each with two connections', () => {
    expect(new Set(arrive(new Admission(), 1_200))).toEqual(new Set(['welcome']))
  })

  test('is asked to come back when it comes faster than it ever would, and comes in a little later', () => {
    const admission = new Admission()
    arrive(admission, 2_500)
    expect(arrive(admission, 1)).toEqual(['too-many-handshakes'])
    expect(arrive(admission, 100, { now: 1_000 })).not.toContain('too-many-handshakes')
    expect(arrive(admission, 1, { network: elsewhere })).toEqual(['welcome'])
  })

  test('has three thousand connections at most, and one more when one ends', () => {
    const admission = new Admission()
    for (let second = 0; second <= 20; second++) arrive(admission, 150, { now: second * 10_000 })
    expect(arrive(admission, 1, { now: 1_000_000 })).toEqual(['too-many-of-network'])
    for (let refused = 0; refused < 152; refused++) admission.left(hall)
    expect(arrive(admission, 1, { now: 1_000_000 })).toEqual(['welcome'])
  })
})

describe('handshakes that nobody ends', () => {
  test('are four thousand at most, and what comes after them is not even answered', () => {
    const admission = new Admission()
    const told = Array.from({ length: 10 }, (_, network) =>
      arrive(admission, 500, { network: `net${network}`, isThrough: false }),
    ).flat()
    expect(told.filter((one) => one === 'busy')).toHaveLength(1_000)
    admission.settled()
    expect(arrive(admission, 1, { network: elsewhere })).toEqual(['welcome'])
  })
})

describe('the network of a request', () => {
  test('is the other end’s, unless a proxy was declared that says whom it speaks for', () => {
    const peer = { address: '127.0.0.1', forwarded: '203.0.113.9, 192.0.2.1' }
    expect(networkOfPeer(peer, false)).toBe('127.0.0.1')
    expect(networkOfPeer(peer, true)).toBe('192.0.2.1')
    expect(networkOfPeer({ ...peer, forwarded: undefined }, true)).toBe('127.0.0.1')
  })

  test.each<[string | undefined, string | undefined, boolean]>([
    ['127.0.0.1', undefined, true],
    ['::1', undefined, true],
    ['::ffff:127.0.0.1', undefined, true],
    ['127.0.0.1', '', false],
    ['192.0.2.1', undefined, false],
    ['::ffff:192.0.2.1', undefined, false],
    [undefined, undefined, false],
  ])('is this machine: %s, forwarded %s: %s', (address, forwarded, isHere) => {
    expect(isThisMachine({ address, forwarded })).toBe(isHere)
  })
})
