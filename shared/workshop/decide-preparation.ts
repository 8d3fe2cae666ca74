import type { DomainId } from '../id.ts'
import { refused } from '../result.ts'
import type { Answer } from './act.ts'
import { facts } from './act.ts'
import type { Command } from './command.ts'
import type { Institution } from './institution.ts'
import { most, mostDomainsEver } from './preparation.ts'
import type { Workshop } from './workshop.ts'

/** Any of the acts that prepare a démarche. */
export type PreparationCommand = Extract<
  Command,
  {
    type:
      | 'describe-territory'
      | 'set-period'
      | 'set-domains'
      | 'name-levels'
      | 'add-institutions'
      | 'change-institution'
      | 'retire-institution'
      | 'restore-institution'
      | 'set-competences'
      | 'set-previous-actions'
  }
>

type Ask<Type extends PreparationCommand['type']> = Extract<PreparationCommand, { type: Type }>

/** What preparing leads to. It is open in every phase: an agreement gains partners on the way. */
export function prepare(workshop: Workshop, command: PreparationCommand): Answer {
  switch (command.type) {
    case 'describe-territory':
      if (hasDouble(command.territory.communes.map(plain))) return refused('duplicate-commune')
      return facts({ type: 'territory-described', territory: command.territory })
    case 'set-period':
      if (command.period.end < command.period.start) return refused('period-backwards')
      return facts({ type: 'period-set', period: command.period })
    case 'set-domains':
      return setDomains(workshop, command)
    case 'name-levels':
      return facts({ type: 'levels-named', levels: command.levels })
    case 'add-institutions':
      return addInstitutions(workshop, command)
    case 'change-institution':
      return changeInstitution(workshop, command)
    case 'retire-institution':
    case 'restore-institution':
      return retireOrRestore(workshop, command)
    case 'set-competences':
      return setCompetences(workshop, command)
    case 'set-previous-actions':
      if (
        !areKnown(
          workshop,
          command.actions.flatMap(({ domain }) => domain ?? []),
        )
      )
        return refused('unknown-domain')
      return facts({ type: 'previous-actions-set', actions: command.actions })
  }
}

function setDomains(workshop: Workshop, { domains, tags }: Ask<'set-domains'>): Answer {
  if (domains.length === 0) return refused('no-domain')
  if (hasDouble(domains.map(({ id }) => id)) || hasDouble(domains.map(({ letter }) => plain(letter)))) {
    return refused('duplicate-letter')
  }
  const ever = new Set([...workshop.domains.map(({ id }) => id), ...domains.map(({ id }) => id)])
  if (ever.size > mostDomainsEver) return refused('too-many-domains')
  return facts({ type: 'domains-set', domains, tags })
}

function addInstitutions(workshop: Workshop, { institutions }: Ask<'add-institutions'>): Answer {
  const all = [...workshop.institutions, ...institutions]
  if (all.length > most.institutions) return refused('too-many-institutions')
  if (hasDouble(all.map(({ id }) => id)) || hasDouble(all.map(({ short }) => plain(short)))) {
    return refused('institution-exists')
  }
  if (
    !areKnown(
      workshop,
      institutions.flatMap(({ competences }) => competences ?? []),
    )
  ) {
    return refused('unknown-domain')
  }
  return facts({ type: 'institutions-added', institutions })
}

function changeInstitution(workshop: Workshop, { institution }: Ask<'change-institution'>): Answer {
  const others = workshop.institutions.filter(({ id }) => id !== institution.id)
  if (others.length === workshop.institutions.length) return refused('unknown-institution')
  if (others.some(({ short }) => plain(short) === plain(institution.short))) return refused('institution-exists')
  if (!areKnown(workshop, institution.competences ?? [])) return refused('unknown-domain')
  return facts({ type: 'institution-changed', institution })
}

function retireOrRestore(
  workshop: Workshop,
  { type, institution: id }: Ask<'retire-institution' | 'restore-institution'>,
): Answer {
  const institution = workshop.institutions.find((one) => one.id === id)
  const isWanted = type === 'retire-institution' ? isActive : isRetired
  if (!institution || !isWanted(institution)) return refused('unknown-institution')
  return facts({
    type: type === 'retire-institution' ? 'institution-retired' : 'institution-restored',
    institution: id,
  })
}

function setCompetences(workshop: Workshop, { competences }: Ask<'set-competences'>): Answer {
  const known = new Set(workshop.institutions.map(({ id }) => id))
  if (!competences.every(({ institution }) => known.has(institution))) return refused('unknown-institution')
  if (
    !areKnown(
      workshop,
      competences.flatMap(({ domains }) => domains),
    )
  )
    return refused('unknown-domain')
  return facts({ type: 'competences-set', competences })
}

function areKnown(workshop: Workshop, domains: readonly DomainId[]): boolean {
  const known = new Set(workshop.domains.map(({ id }) => id))
  return domains.every((domain) => known.has(domain))
}

function isActive(institution: Institution): boolean {
  return !institution.retired
}

function isRetired(institution: Institution): boolean {
  return institution.retired === true
}

function hasDouble(words: readonly string[]): boolean {
  return new Set(words).size < words.length
}

// « Cahors » and « cahors  » are one commune to everybody who reads them.
function plain(words: string): string {
  return words.trim().replace(/\s+/g, ' ').toLocaleLowerCase('fr')
}
