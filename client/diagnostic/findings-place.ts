import type { ReactNode } from 'react'
import type { DomainId } from '../../shared/id.ts'
import type { DocumentName } from '../../shared/workshop/document-name.ts'
import type { Route } from '../ui/route.ts'

/** Where findings are shown: in the shared diagnostic, or in the space of an institution. */
export interface FindingsPlace {
  readonly document: DocumentName
  readonly title: string
  /** Said under the title. */
  readonly note: ReactNode
  /** The way to the stakes, which the shared diagnostic alone has. */
  readonly stakes: Route | null
  /** The way to an institution’s own sessions, which a space alone has. */
  readonly sessions: Route | null
  readonly addressOf: (domain: DomainId) => Route
}
