import { describe, expect, test } from 'vitest'
import { newLexicon, stemOf } from '../../../shared/plan/telling-words.ts'

describe('a word is compared', () => {
  test.each([
    ['crèche', 'crèches'],
    ['communal', 'communaux'],
    ['bureau', 'bureaux'],
    ['manque', 'manquent'],
    ['actif', 'active', 'actifs', 'actives'],
    ['nombreux', 'nombreuse', 'nombreuses'],
    ['professionnel', 'professionnelle', 'professionnelles'],
    ['animateur', 'animatrices'],
    ['isolé', 'isolées'],
    ['premier', 'première'],
    ['œuvre', 'oeuvres'],
    ['service', 'services'],
  ])('without accents, plural and feminine: %s', (...forms) => {
    expect(new Set(forms.map(stemOf)).size).toBe(1)
    expect(stemOf(forms[0])).not.toBeNull()
  })

  test.each([
    ['parent', 'parc'],
    ['logement', 'loge'],
    ['mal', 'maux'],
    ['jeune', 'jeu'],
  ])('as another one where it is another: %s, %s', (one, other) => {
    expect(stemOf(one)).not.toBe(stemOf(other))
  })

  test.each(['l', 'être', 'aux', 'the', '2024', 'y'])('not at all where it tells nothing alone: %s', (word) => {
    expect(stemOf(word)).toBeNull()
  })
})

describe('reading', () => {
  test('ends words at elisions and hyphens, in whatever form accents come', () => {
    const { read } = newLexicon()
    const [accueil, enfants] = read('accueil enfant')
    expect(read("L’accueil d’enfants, qu'aujourd’hui : « ACCUEIL »")).toEqual([accueil, enfants, accueil])
    expect(read('crèche-école'.normalize('NFD'))).toEqual(read('crèche, école'))
  })

  test('tells how a text first writes a word', () => {
    const { read, written } = newLexicon()
    const [place] = read('place')
    expect(place === undefined ? null : written('Des Places, une place').get(place)).toBe('places')
  })
})
