import { useMemo } from 'react'
import { useView } from '../link/workshop-context.tsx'
import { callables, type Callable } from './mentions.ts'

/** Everybody who may be called in this démarche, kept up with who joins. */
export function useCallables(): readonly Callable[] {
  const participants = useView((view) => view.participants)
  const institutions = useView((view) => view.workshop.institutions)
  return useMemo(() => callables({ participants, institutions }), [participants, institutions])
}
