import type { DomainId, InstitutionId } from '../id.ts'
import type { Institution } from './institution.ts'
import type { Levels, PreviousAction } from './preparation.ts'
import type { Domain, Period, Territory } from './workshop.ts'

/** What happened while a démarche was prepared. Stored for ever, as every fact. */
export type PreparationFact =
  | { readonly type: 'territory-described'; readonly territory: Territory }
  | { readonly type: 'period-set'; readonly period: Period }
  | { readonly type: 'domains-set'; readonly domains: readonly Domain[]; readonly tags: readonly string[] }
  | { readonly type: 'levels-named'; readonly levels: Levels }
  | { readonly type: 'institutions-added'; readonly institutions: readonly Institution[] }
  | { readonly type: 'institution-changed'; readonly institution: Institution }
  | { readonly type: 'institution-retired'; readonly institution: InstitutionId }
  | { readonly type: 'institution-restored'; readonly institution: InstitutionId }
  | {
      readonly type: 'competences-set'
      readonly competences: readonly { readonly institution: InstitutionId; readonly domains: readonly DomainId[] }[]
    }
  | { readonly type: 'previous-actions-set'; readonly actions: readonly PreviousAction[] }
