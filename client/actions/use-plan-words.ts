import { useMemo } from 'react'
import { actionsCalled } from '../../shared/i18n/level-names.ts'
import type { Words } from '../../shared/i18n/words.ts'
import { useView } from '../link/workshop-context.tsx'
import { useAllWords } from '../ui/words.tsx'

/** The words of the plan, whose levels have the names that this démarche gives them. */
export function usePlanWords(): Words['actions'] {
  const { actions } = useAllWords()
  const levels = useView((view) => view.workshop.levels)
  return useMemo(() => actionsCalled(actions, levels), [actions, levels])
}
