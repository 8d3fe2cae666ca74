import type { DomainId, InstitutionId } from '../../shared/id.ts'
import type { ImportedRow, ImportKind } from '../../shared/workshop/imported.ts'
import { institutionRoles, type Institution } from '../../shared/workshop/institution.ts'
import { most, previousOutcomes, type PreviousAction } from '../../shared/workshop/preparation.ts'
import type { View } from '../../shared/workshop/view.ts'
import type { Figure } from '../../shared/workshop/workshop.ts'
import { freshId } from '../link/fresh-id.ts'
import type { Ask } from '../link/workshop-link.ts'

/** What a démarche holds that a file adds to. */
export type Filled = Pick<View, 'previousActions'> & {
  readonly workshop: Pick<View['workshop'], 'territory' | 'institutions' | 'domains'>
}

/** How many of a kind there may be in all. */
export const mostOf: Readonly<Record<ImportKind, number>> = {
  communes: most.communes,
  figures: most.figures,
  institutions: most.institutions,
  'previous-actions': most.previousActions,
}

/** How many of a kind there are. */
export function countOf(kind: ImportKind, { workshop, previousActions }: Filled): number {
  if (kind === 'communes') return workshop.territory.communes.length
  if (kind === 'figures') return workshop.territory.figures.length
  return kind === 'institutions' ? workshop.institutions.length : previousActions.length
}

/** The one command that brings the lines of a file in, after what is there. */
export function importCommand(kind: ImportKind, rows: readonly ImportedRow[], filled: Filled): Ask {
  const { territory, domains } = filled.workshop
  const { communes, figures } = territory
  switch (kind) {
    case 'communes': {
      const all = [...communes, ...rows.map(({ values }) => values['commune'] ?? '')]
      return { type: 'describe-territory', territory: { ...territory, communes: all, figures: [...figures] } }
    }
    case 'figures': {
      const all = [...figures, ...rows.map(figureIn)]
      return { type: 'describe-territory', territory: { ...territory, communes: [...communes], figures: all } }
    }
    case 'institutions':
      return { type: 'add-institutions', institutions: rows.map((row) => institutionIn(row, domains)) }
    case 'previous-actions': {
      const actions = [...filled.previousActions, ...rows.map((row) => actionIn(row, domains))]
      return { type: 'set-previous-actions', actions }
    }
  }
}

function figureIn({ values }: ImportedRow): Figure {
  const { label = '', value = '0', unit = '', year, source = '' } = values
  return { label, value: Number(value), unit, year: year === undefined ? null : Number(year), source }
}

type Domains = View['workshop']['domains']

function institutionIn({ values }: ImportedRow, domains: Domains) {
  const { name = '', short = name, role, representative, joined, competences } = values
  return {
    id: freshId<InstitutionId>(),
    name,
    short,
    role: institutionRoles.find((one) => one === role) ?? 'contributor',
    ...(representative === undefined ? {} : { representative }),
    ...(joined === undefined ? {} : { joined }),
    ...(competences === undefined ? {} : { competences: competences.split(' ').flatMap((id) => known(id, domains)) }),
  } satisfies Institution
}

function actionIn({ values }: ImportedRow, domains: Domains): PreviousAction {
  const { title = '', domain = '', lead = '', outcome, reason = '' } = values
  return {
    title,
    domain: known(domain, domains)[0] ?? null,
    lead,
    outcome: previousOutcomes.find((one) => one === outcome) ?? null,
    reason,
  }
}

function known(id: string, domains: Domains): DomainId[] {
  return domains.filter((domain) => domain.id === id).map((domain) => domain.id)
}
