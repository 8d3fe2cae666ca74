import type { Formats } from '../../shared/i18n/formats.ts'
import type { Words } from '../../shared/i18n/words.ts'
import { ranking, type RankedOption } from '../../shared/plan/ranking.ts'
import { hasInstitutions, type Group } from '../../shared/workshop/tally.ts'
import { institutionsCounted, tokensPlaced, type ShownResult } from './shown-result.ts'

/** The language that sentences are made in. */
export interface Voice {
  readonly words: Words['results']
  readonly formats: Formats
}

/** A result said in words, before any drawing. */
export interface ResultSentences {
  /** Who comes first. */
  readonly headline: string
  /** Whether the reading per institution says the same, or why there is none; empty when nobody voted. */
  readonly readings: string
  readonly turnout: string
}

/** A difference of this many ranks between the two readings is said in words. */
export const notableRanks = 3

// More names than this in one sentence are counted rather than listed.
const mostNamed = 3

/** What a result comes to in words, the same on every screen. */
export function resultSentences(result: ShownResult, voice: Voice): ResultSentences {
  const { words } = voice
  const ranked = ranking(result.options, result.tally)
  const turnout = turnoutOf(result, words)
  const first = ranked.filter(({ rank, points }) => rank === 1 && points > 0)
  const [only] = first
  if (!only) return { headline: words.nobody, readings: '', turnout }
  const tokens = words.tokens(only.points)
  const said = hasInstitutions(result.tally) ? readings(ranked, first, voice) : words.allProtected
  return { headline: headline(first, tokens, voice), readings: said, turnout }
}

/** What the two readings change, for each option that moves by three ranks or more. */
export function differences(
  result: ShownResult,
  voice: Voice,
): readonly { readonly option: RankedOption; readonly sentence: string }[] {
  if (!hasInstitutions(result.tally)) return []
  return ranking(result.options, result.tally)
    .filter(({ institutionsLift }) => Math.abs(institutionsLift) >= notableRanks)
    .map((option) => ({ option, sentence: difference(option, result, voice) }))
}

/** What a group of voters is called. */
export function groupName({ id, name }: Group, words: Words['results']): string {
  if (id === 'others') return words.others
  return name || words.noInstitution
}

function turnoutOf({ received, expected, tally }: ShownResult, words: Voice['words']): string {
  const ballots = words.turnout(received, expected)
  const tokens = words.tokens(tokensPlaced(tally))
  if (!hasInstitutions(tally)) return words.secretOnly(ballots, tokens)
  return words.secret(ballots, tokens, words.institutionCount(institutionsCounted(tally)))
}

function headline(first: readonly RankedOption[], tokens: string, { words, formats }: Voice): string {
  if (first.length > mostNamed) return words.firstMany(first.length, tokens)
  const names = named(first, { words, formats })
  return first.length === 1 ? words.first(names, tokens) : words.firstTied(names, tokens)
}

function readings(ranked: readonly RankedOption[], first: readonly RankedOption[], voice: Voice): string {
  const { words } = voice
  const byInstitution = ranked.filter(
    ({ institutionRank, institutionScore }) => institutionRank === 1 && institutionScore > 0,
  )
  const isSame = byInstitution.length === first.length && byInstitution.every((one) => first.includes(one))
  if (isSame) return words.sameFirst
  const names = named(byInstitution, voice)
  return byInstitution.length === 1 ? words.otherFirst(names) : words.otherFirstTied(names)
}

function difference(ranked: RankedOption, { tally }: ShownResult, { words, formats }: Voice): string {
  const wording = words.quoted(ranked.option.wording)
  const moved = words.moved(wording, formats.rank(ranked.rank), formats.rank(ranked.institutionRank))
  const [most] = tally.groups
    .map((group) => ({ group, points: ranked.pointsByGroup[group.id] ?? 0 }))
    .toSorted((a, b) => b.points - a.points)
  if (!most || most.group.id === 'others' || most.points * 2 < ranked.points) return moved
  if (most.points === ranked.points) return `${moved} ${words.allFrom(groupName(most.group, words))}`
  return `${moved} ${words.mostlyFrom(most.points, ranked.points, groupName(most.group, words))}`
}

function named(options: readonly RankedOption[], { words, formats }: Voice): string {
  return formats.list(options.map(({ option }) => words.quoted(option.wording)))
}
