import { describe, expect, test } from 'vitest'
import { en } from '../../../shared/i18n/en.ts'
import { fr } from '../../../shared/i18n/fr.ts'
import { frenchSpaces, typesetFrench } from '../../../shared/i18n/typography.ts'

describe('French spaces', () => {
  test('are narrow before high punctuation', () => {
    expect(frenchSpaces('Sceller ? Oui ; merci !')).toBe('Sceller\u202F? Oui\u202F; merci\u202F!')
  })
  test('are wide before a colon and inside quotation marks', () => {
    expect(frenchSpaces('Dit : « oui ».')).toBe('Dit\u00A0: «\u00A0oui\u00A0».')
  })
  test('hold figures, units and hours together', () => {
    expect(frenchSpaces('1 710 000 € à 14 h 32, 38 %')).toBe(
      '1\u202F710\u202F000\u00A0€ à 14\u00A0h\u00A032, 38\u00A0%',
    )
  })
  test('leave years, codes and addresses alone', () => {
    const text = 'en 2020 et 12 mars, https://exemple.fr/a?b=1;c:d'
    expect(frenchSpaces(text)).toBe(text)
  })
})

describe('a typeset catalogue', () => {
  test('sets its texts and what its functions answer', () => {
    const words = typesetFrench({ a: { b: 'Oui !', c: (name: string) => `Qui ? ${name}` } })
    expect([words.a.b, words.a.c('Maud')]).toEqual(['Oui\u202F!', 'Qui\u202F? Maud'])
  })
})

describe('the catalogues', () => {
  test.each([
    ['fr', fr],
    ['en', en],
  ])('use real apostrophes and dots (%s)', (_, words) => {
    expect(texts(words).filter((text) => /'|\.\.\.| -- /.test(text))).toEqual([])
  })
  test('have the same texts in both languages', () => {
    expect(names(en)).toEqual(names(fr))
  })
})

function texts(words: unknown): readonly string[] {
  if (typeof words === 'string') return [words]
  return typeof words === 'object' && words !== null ? Object.values(words).flatMap(texts) : []
}

function names(words: unknown): unknown {
  if (typeof words !== 'object' || words === null) return typeof words
  return Object.fromEntries(Object.entries(words).map(([name, word]) => [name, names(word)]))
}
