import { describe, expect, test } from 'vitest'
import { initials, personTone } from '../../../client/ui/avatar.tsx'

describe('the initials of a person', () => {
  test.each([
    ['Samira Lahlou', 'SL'],
    ['Marie-Hélène de la Tour', 'MT'],
    ['  élodie  ', 'É'],
    ['Habitante 12', 'H'],
    ['', '?'],
  ])('of « %s » are %s', (name, letters) => {
    expect(initials(name)).toBe(letters)
  })
})

describe('the colour of a person', () => {
  test('is the same on every screen', () => {
    expect(personTone('0f8b')).toBe(personTone('0f8b'))
  })
  test('uses the four colours about equally', () => {
    const shares = [0, 0, 0, 0]
    for (let person = 0; person < 400; person += 1) {
      const tone = personTone(`participant-${person}`) - 1
      shares[tone] = (shares[tone] ?? 0) + 1
    }
    expect(Math.min(...shares)).toBeGreaterThan(60)
  })
})
