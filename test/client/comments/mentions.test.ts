import { describe, expect, test } from 'vitest'
import { callables, callsIn, mentionsIn, searchAt, type Callable } from '../../../client/comments/mentions.ts'
import type { InstitutionId, ParticipantId } from '../../../shared/id.ts'
import { storyAfter, viewOf } from '../../support/build.ts'

const person = (id: string, label: string, detail = ''): Callable => ({
  kind: 'participant',
  id: id as ParticipantId,
  label,
  detail,
})
const caf: Callable = {
  kind: 'institution',
  id: 'CAF' as InstitutionId,
  label: 'CAF',
  detail: 'Caisse d’allocations familiales du Lot',
}
const everybody = [caf, person('m', 'Maud'), person('mt', 'Maud Terral', 'CAF'), person('eb', 'Élise Brun')]

describe('the mentions of a text', () => {
  test('are the people and institutions after an @, each once', () => {
    expect(mentionsIn('@CAF et @Maud Terral : voyez, @CAF.', everybody)).toEqual({
      participants: ['mt'],
      institutions: ['CAF'],
    })
  })

  test('take the longest name', () => {
    expect(mentionsIn('@Maud, merci', everybody).participants).toEqual(['m'])
    expect(mentionsIn('@Maud Terralba', everybody).participants).toEqual(['m'])
  })

  test('are none in the middle of another word, or without an @', () => {
    expect(mentionsIn('@CAFé, la CAF, Maud', everybody)).toEqual({ participants: [], institutions: [] })
  })

  test('are both of two people of one name', () => {
    const both = [person('a', 'Jean Roux'), person('b', 'Jean Roux')]
    expect(mentionsIn('@Jean Roux', both).participants).toEqual(['a', 'b'])
  })

  test('say where they stand', () => {
    expect(callsIn('Oui @CAF.', everybody)).toEqual([{ from: 4, to: 8, called: [caf] }])
  })
})

describe('what is typed after an @', () => {
  const found = (text: string) => searchAt(text, text.length, everybody)?.found.map(({ id }) => id) ?? null

  test('finds people by any word of their name, without accents', () => {
    expect([found('Bonjour @ter'), found('@elise')]).toEqual([['mt'], ['eb']])
  })

  test('finds institutions by their long name too, and who belongs to them', () => {
    expect([found('@allocations'), found('@caf')]).toEqual([['CAF'], ['CAF', 'mt']])
  })

  test('finds nobody in an address, on another line, or far behind', () => {
    expect([found('ecrire@maud'), found('@Maud\nTer'), found('sans rien'), found('@zzz')]).toEqual([
      null,
      null,
      null,
      null,
    ])
  })
})

test('everybody of a démarche may be called, institutions first', () => {
  const { participants, workshop } = viewOf(storyAfter([]), 'reader')
  const all = callables({ participants, institutions: workshop.institutions })
  expect(all).toHaveLength(workshop.institutions.length + Object.keys(participants).length)
  expect(all[0]?.kind).toBe('institution')
})
