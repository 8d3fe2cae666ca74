import type { DomainId, InstitutionId } from '../id.ts'
import type { Institution } from './institution.ts'
import type { PreparationFact } from './preparation-fact.ts'
import type { Domain, Workshop } from './workshop.ts'

/** What a fact of preparing changes. */
export function prepared(workshop: Workshop, fact: PreparationFact): Partial<Workshop> {
  switch (fact.type) {
    case 'territory-described':
      return { territory: fact.territory }
    case 'period-set':
      return { period: fact.period }
    case 'domains-set':
      return { domains: withArchived(workshop.domains, fact.domains), tags: fact.tags }
    case 'levels-named':
      return { levels: fact.levels }
    case 'institutions-added':
      return { institutions: [...workshop.institutions, ...fact.institutions] }
    case 'institution-changed':
      return changed(workshop, fact.institution.id, ({ retired }) => ({
        ...fact.institution,
        ...(retired === undefined ? {} : { retired }),
      }))
    case 'institution-retired':
      return changed(workshop, fact.institution, (one) => ({ ...one, retired: true }))
    case 'institution-restored':
      return changed(workshop, fact.institution, ({ retired: _, ...one }) => one)
    case 'competences-set':
      return { institutions: workshop.institutions.map((one) => withCompetences(one, fact.competences)) }
    case 'previous-actions-set':
      return { previousActions: fact.actions }
  }
}

// A domain may have findings in any document, private ones too: it is put away, never lost.
function withArchived(before: readonly Domain[], set: readonly Domain[]): readonly Domain[] {
  const kept = new Set(set.map(({ id }) => id))
  const letters = new Set(set.map(({ letter }) => letter.toLocaleLowerCase('fr')))
  const archived = before
    .filter(({ id }) => !kept.has(id))
    .map((domain) => ({ ...domain, letter: freeLetter(domain.letter, letters), archived: true as const }))
  return [...set, ...archived]
}

// Its findings keep codes of their own when its letter has gone to another domain.
function freeLetter(letter: string, taken: Set<string>): string {
  let free = letter
  while (taken.has(free.toLocaleLowerCase('fr'))) free = `${free}′`
  taken.add(free.toLocaleLowerCase('fr'))
  return free
}

function changed(
  workshop: Workshop,
  id: InstitutionId,
  change: (institution: Institution) => Institution,
): Partial<Workshop> {
  return { institutions: workshop.institutions.map((one) => (one.id === id ? change(one) : one)) }
}

function withCompetences(
  institution: Institution,
  rows: readonly { readonly institution: InstitutionId; readonly domains: readonly DomainId[] }[],
): Institution {
  const row = rows.find((one) => one.institution === institution.id)
  return row ? { ...institution, competences: row.domains } : institution
}
