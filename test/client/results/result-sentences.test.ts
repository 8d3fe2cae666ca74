import { describe, expect, test } from 'vitest'
import { placesOf } from '../../../client/results/places.ts'
import { differences, resultSentences } from '../../../client/results/result-sentences.ts'
import { hasInstitutions } from '../../../shared/workshop/tally.ts'
import { shareOfInstitutions, shownResult, type ShownResult } from '../../../client/results/shown-result.ts'
import { fr } from '../../../shared/i18n/fr.ts'
import { formatsIn } from '../../../shared/i18n/formats.ts'
import type { GroupId, OptionId } from '../../../shared/id.ts'
import type { Option, Paper } from '../../../shared/workshop/round.ts'
import { tally, type Group } from '../../../shared/workshop/tally.ts'

const voice = { words: fr.results, formats: formatsIn('fr') }
const plain = (text: string) => text.replace(/[\u00A0\u202F]/g, ' ')

const options = ['crèche', 'jeunesse', 'services', 'répit', 'mobilité'].map((wording, place): Option => ({
  id: `o${place}` as OptionId,
  wording,
  action: null,
  domain: null,
}))

/** A result counted by the product's own rules: each paper is a group and its tokens, option by option. */
function resultOf(papers: readonly (readonly [string, readonly number[]])[], groups: readonly Group[]): ShownResult {
  const counted = papers.map(([group, points]): Paper => ({
    group: group as GroupId,
    choices: Object.fromEntries(points.flatMap((value, place) => (value > 0 ? [[`o${place}`, value]] : []))),
  }))
  return {
    id: 'r1',
    title: 'Vote',
    options,
    method: { type: 'points', points: 5, perOption: 2 },
    received: papers.length,
    expected: papers.length + 1,
    closedAt: 0,
    tally: tally(options, counted, groups),
  }
}

const group = (id: string, name: string, ballots: number): Group => ({
  id: id as GroupId,
  name,
  ballots,
  institutions: 1,
})

describe('a result in words', () => {
  test('names what comes first, and says that both readings agree', () => {
    const result = resultOf(
      [
        ['caf', [2, 1]],
        ['caf', [2]],
        ['caf', [2]],
      ],
      [group('caf', 'CAF', 3)],
    )
    const { headline, readings, turnout } = resultSentences(result, voice)
    expect(plain(headline)).toBe('« crèche » arrive en tête avec 6 jetons.')
    expect(readings).toBe(fr.results.sameFirst)
    expect(plain(turnout)).toBe(
      'Vote secret. 3 bulletins sur 4, 7 jetons posés. 1 institution dans la lecture par institution.',
    )
  })

  test('says a tie as a tie', () => {
    const result = resultOf([['caf', [2, 2, 1]]], [group('caf', 'CAF', 1)])
    expect(plain(resultSentences(result, voice).headline)).toBe(
      '« crèche » et « jeunesse » arrivent ex æquo en tête avec 2 jetons.',
    )
  })

  test('counts rather than lists a long tie', () => {
    const result = resultOf([['caf', [1, 1, 1, 1, 1]]], [group('caf', 'CAF', 1)])
    expect(plain(resultSentences(result, voice).headline)).toBe('5 actions arrivent ex æquo en tête avec 1 jeton.')
  })

  test('says when institutions would put another one first', () => {
    const crowd = Array.from({ length: 6 }, () => ['asso', [2]] as const)
    const result = resultOf(
      [...crowd, ['caf', [0, 2]], ['com', [0, 2]]],
      [group('asso', 'Associations', 6), group('caf', 'CAF', 1), group('com', 'Cahors', 1)],
    )
    expect(plain(resultSentences(result, voice).readings)).toBe(
      'Quand chaque institution compte pour une, « jeunesse » passe en tête.',
    )
  })

  test('gives no reading per institution where every one is protected', () => {
    const alone = { ...group('others', '', 4), institutions: 4 }
    const result = resultOf(
      [1, 2, 3, 4].map(() => ['others', [2, 1]]),
      [alone],
    )
    const { readings, turnout } = resultSentences(result, voice)
    expect(readings).toBe(fr.results.allProtected)
    expect(plain(turnout)).toBe('Vote secret. 4 bulletins sur 5, 12 jetons posés.')
    expect(differences(result, voice)).toEqual([])
    expect(hasInstitutions(result.tally)).toBe(false)
  })

  test('invents no winner when nobody placed a token', () => {
    const { headline, readings } = resultSentences(resultOf([['caf', []]], [group('caf', 'CAF', 1)]), voice)
    expect(headline).toBe(fr.results.nobody)
    expect(readings).toBe('')
  })
})

describe('what the two readings change', () => {
  const crowd = Array.from({ length: 8 }, () => ['asso', [2, 1, 1, 1, 0]] as const)
  const papers = [...crowd, ['caf', [0, 0, 0, 0, 2]], ['com', [0, 0, 0, 0, 2]]] as const
  const groups = [group('asso', 'Associations', 8), group('caf', 'CAF', 1), group('com', 'Cahors', 1)]

  test('is said from three ranks on, with where the tokens come from', () => {
    const said = differences(resultOf(papers, groups), voice)
    expect(said.map(({ option }) => option.option.wording)).toEqual(['mobilité'])
    expect(plain(said[0]?.sentence ?? '')).toBe(
      '« mobilité » passe du 5e au 1er rang quand chaque institution compte pour une. 2 de ses 4 jetons viennent de CAF.',
    )
  })

  test('never names the merged groups', () => {
    const merged = papers.map(([id, points]) => [id === 'asso' ? id : 'others', points] as const)
    const said = differences(
      resultOf(merged, [group('asso', 'Associations', 8), { ...group('others', '', 2), institutions: 2 }]),
      voice,
    )
    expect(said.map(({ sentence }) => sentence).join(' ')).not.toContain('viennent')
  })
})

test('a score per institution is a share of their weight', () => {
  const { tally: counted } = resultOf(
    [
      ['caf', [2, 2]],
      ['com', [0, 1]],
    ],
    [group('caf', 'CAF', 3), group('com', 'Cahors', 3)],
  )
  expect(shareOfInstitutions(counted.byOption['o0' as OptionId]?.institutionScore ?? 0, counted)).toBe(0.25)
  expect(shareOfInstitutions(0, { ...counted, groups: [] })).toBe(0)
})

test('a rank is shared by equals, and the next one skips', () => {
  const places = placesOf(resultOf([['caf', [2, 1, 1, 0, 0]]], [group('caf', 'CAF', 1)]))
  expect(places.map(({ rank, options: shared }) => [rank, shared.length])).toEqual([
    [1, 1],
    [2, 2],
    [4, 2],
  ])
})

test('a closed round has no result for who may not know it', () => {
  const { tally: counted, ...result } = resultOf([['caf', [2]]], [group('caf', 'CAF', 1)])
  const closed = { ...result, id: 'r1', fingerprint: '', openedAt: 0, until: null, status: 'closed' } as const
  expect(shownResult({ ...closed, preview: null } as Parameters<typeof shownResult>[0])).toBeNull()
  expect(shownResult({ ...closed, preview: counted } as Parameters<typeof shownResult>[0])?.tally).toBe(counted)
})
