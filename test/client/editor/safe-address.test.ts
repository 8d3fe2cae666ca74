import { describe, expect, test } from 'vitest'
import { addressFrom, isSafeAddress } from '../../../client/editor/safe-address.ts'

describe('addressFrom', () => {
  test.each([
    ['www.caf.fr', 'https://www.caf.fr'],
    [' https://caf.fr/lot ', 'https://caf.fr/lot'],
    ['accueil@caf.fr', 'mailto:accueil@caf.fr'],
  ])('completes %s', (typed, address) => {
    expect(addressFrom(typed)).toBe(address)
  })

  test.each(['javascript:alert(1)', 'data:text/html,x', 'deux mots', ''])('refuses « %s »', (typed) => {
    expect(addressFrom(typed)).toBeNull()
    expect(isSafeAddress(typed)).toBe(false)
  })
})
