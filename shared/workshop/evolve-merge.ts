import { dismissalKey, type Dismissals } from './dismissal.ts'
import type { Fact, Recorded } from './fact.ts'
import type { Merge, Merges } from './merge.ts'

/** What happens to findings that are said to be the same. */
export type MergeFact = Extract<Fact, { type: 'findings-merged' | 'merge-answered' | 'findings-unmerged' }>

/** What is merged after something happened to it. */
export function mergesAfter(
  merges: Merges,
  { fact, at, by }: { readonly fact: MergeFact; readonly at: number; readonly by: Recorded['by'] },
): Merges {
  const { finding } = fact
  if (fact.type === 'findings-merged') {
    return { ...merges, [finding]: { finding, originals: fact.originals, at, by, answers: {}, undone: null } }
  }
  const merge = merges[finding]
  if (!merge) return merges
  return { ...merges, [finding]: { ...merge, ...changed(merge, { fact, at, by }) } }
}

function changed(
  { answers }: Merge,
  { fact, at, by }: { readonly fact: Exclude<MergeFact, { type: 'findings-merged' }> } & Pick<Recorded, 'at' | 'by'>,
): Partial<Merge> {
  if (fact.type === 'findings-unmerged') return { undone: { by, at } }
  const { institution, answer, reason, fingerprint } = fact
  // The last word holds; the journal keeps those before.
  return { answers: { ...answers, [institution]: { answer, reason, fingerprint, by, at } } }
}

type DismissalFact = Extract<Fact, { type: 'similar-dismissed' | 'similar-proposed-again' }>

/** What is dismissed after somebody dismissed findings or had them proposed again. */
export function dismissalsAfter(
  dismissals: Dismissals,
  { fact, at, by }: { readonly fact: DismissalFact; readonly at: number; readonly by: Recorded['by'] },
): Dismissals {
  const { findings } = fact
  const key = dismissalKey(findings)
  if (fact.type === 'similar-dismissed') return { ...dismissals, [key]: { findings, at, by, undone: null } }
  const dismissal = dismissals[key]
  return dismissal ? { ...dismissals, [key]: { ...dismissal, undone: { by, at } } } : dismissals
}
