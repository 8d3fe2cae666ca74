import type { ComponentType, ReactNode } from 'react'
import type { SaveState } from '../ui/save-status.tsx'

/** The frame that the démarche's page lends to what it shows: the bar says where the writing stands. */
export type PageFrame = ComponentType<{
  readonly save?: SaveState | null
  readonly banner?: ReactNode
  readonly children: ReactNode
}>
