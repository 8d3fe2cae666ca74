import type { Finding } from '../documents/finding.ts'
import { plainText } from '../documents/rich-text.ts'
import type { DomainId, FindingId } from '../id.ts'
import { standingDismissals, type Dismissals } from '../workshop/dismissal.ts'
import { heldIn, type Merges } from '../workshop/merge.ts'
import { closeGroups } from './close-groups.ts'
import { closePairs, raritiesIn, type Rarities, type WordCounts } from './close-texts.ts'
import { newLexicon, type Lexicon, type Stem } from './telling-words.ts'

/** Findings of one domain that seem to say the same, and why. */
export interface SimilarFindings {
  readonly domain: DomainId
  /** In the order of the document. */
  readonly findings: readonly FindingId[]
  /** Words that all of them have, the rarest first, as the first finding writes them; no more than twelve. */
  readonly words: readonly string[]
  /** How many words all of them have. */
  readonly wordsInCommon: number
}

/** What similar findings are looked for in. */
export interface ComparedFindings {
  readonly findings: readonly Finding[]
  readonly merges: Merges
  readonly dismissals: Dismissals
}

// Tried on findings that say the same in other words, and on a diagnostic where none do: the tests hold both.
const closeFrom = 0.28
const leastWords = 2
const mostWords = 12
// As many as a merge takes.
const mostTogether = 50
// A title says in a line what the text explains.
const titleCounts = 3

/**
 * The findings in force that seem to say the same, the closest first: by their words in common, weighted by how rare each is
 * in the diagnostic. Each finding is in one proposal at most, and close to all others of it.
 */
export function similarFindings({ findings, merges, dismissals }: ComparedFindings): readonly SimilarFindings[] {
  const lexicon = newLexicon()
  const said = findings
    .filter(({ isArchived }) => !isArchived)
    .map((finding): Said => ({ finding, held: heldIn(merges, finding.id), words: wordsOf(finding, lexicon) }))
  const dismissed = dismissedPairs(dismissals)
  const rarities = raritiesIn(said.map(({ words }) => words))
  return [...new Set(said.map(({ finding }) => finding.domain))]
    .flatMap((domain) =>
      groupsIn(
        said.filter(({ finding }) => finding.domain === domain),
        { rarities, dismissed },
      ),
    )
    .toSorted((one, other) => other.closeness - one.closeness)
    .map((group) => proposalOf(group, { lexicon, rarities }))
}

/** A finding as it is compared. */
interface Said {
  readonly finding: Finding
  /** Itself and all that was merged into it. */
  readonly held: readonly FindingId[]
  readonly words: WordCounts
}

interface Group {
  readonly first: Finding
  readonly findings: readonly FindingId[]
  readonly words: readonly Stem[]
  readonly closeness: number
}

function wordsOf({ title, body }: Finding, { read }: Lexicon): WordCounts {
  const counts = new Map<Stem, number>()
  for (const stem of read(title)) counts.set(stem, (counts.get(stem) ?? 0) + titleCounts)
  for (const stem of read(plainText(body))) counts.set(stem, (counts.get(stem) ?? 0) + 1)
  return counts
}

function groupsIn(
  said: readonly Said[],
  { rarities, dismissed }: { readonly rarities: Rarities; readonly dismissed: Pairs },
): readonly Group[] {
  const texts = said.map(({ words }) => words)
  const pairs = closePairs(texts, rarities, closeFrom)
  const open = pairs.filter(({ one, other }) => !areSettled(said[one], said[other], dismissed))
  return closeGroups(texts, open, { mostTexts: mostTogether, leastWords }).flatMap(({ places, words, closeness }) => {
    const members = places.toSorted((one, other) => one - other).flatMap((place) => said[place]?.finding ?? [])
    const [first] = members
    return first ? [{ first, findings: members.map(({ id }) => id), words, closeness }] : []
  })
}

// One that came back by a version stands beside what it was merged into; and what was found to differ goes on to
// differ in what it is merged into.
function areSettled(one: Said | undefined, other: Said | undefined, dismissed: Pairs): boolean {
  return (
    one?.held.some((id) => other?.held.some((otherId) => id === otherId || dismissed.get(id)?.has(otherId))) === true
  )
}

/** Of each finding, those that somebody found to say something else. */
type Pairs = ReadonlyMap<FindingId, ReadonlySet<FindingId>>

function dismissedPairs(dismissals: Dismissals): Pairs {
  const pairs = new Map<FindingId, Set<FindingId>>()
  for (const { findings } of standingDismissals(dismissals)) {
    for (const id of findings) pairs.set(id, new Set([...(pairs.get(id) ?? []), ...findings]))
  }
  return pairs
}

interface Learned {
  readonly lexicon: Lexicon
  readonly rarities: Rarities
}

function proposalOf({ first, findings, words }: Group, { lexicon, rarities }: Learned): SimilarFindings {
  const written = lexicon.written(`${first.title} ${plainText(first.body)}`)
  const rarest = words.toSorted((one, other) => (rarities[other] ?? 0) - (rarities[one] ?? 0))
  return {
    domain: first.domain,
    findings,
    words: rarest.slice(0, mostWords).flatMap((stem) => written.get(stem) ?? []),
    wordsInCommon: rarest.length,
  }
}
