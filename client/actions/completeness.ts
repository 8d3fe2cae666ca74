import type { Action } from '../../shared/documents/action.ts'
import type { Line } from '../../shared/documents/action-lines.ts'
import { plainText } from '../../shared/documents/rich-text.ts'

/** What a fiche must have to be complete. */
export const requiredFields = ['title', 'objective', 'description', 'lead'] as const

export type RequiredField = (typeof requiredFields)[number]

/** The chapters of a fiche, in order. */
export const ficheSections = ['why', 'what', 'who', 'means', 'schedule', 'results', 'followUp'] as const

export type FicheSection = (typeof ficheSections)[number]

/** What is still missing for a fiche to be complete. */
export function missingFields(action: Action): readonly RequiredField[] {
  return requiredFields.filter((field) => {
    if (field === 'description') return plainText(action.description) === ''
    return field === 'title' ? action.title.trim() === '' : action[field] === null
  })
}

/** Whether a chapter says something. */
export function isFilled(action: Action, section: FicheSection): boolean {
  const {
    context,
    generalObjective,
    findings,
    lead,
    partners,
    means,
    budget,
    costs,
    funding,
    start,
    end,
    expectedResults,
  } = action
  switch (section) {
    case 'why':
      return (context + generalObjective).trim() !== '' || findings.length > 0
    case 'what':
      return plainText(action.description) !== '' || says(action.operationalObjectives)
    case 'who':
      return lead !== null || partners.length > 0
    case 'means':
      return (means + budget).trim() !== '' || costs.length + funding.length > 0
    case 'schedule':
      return (start + end).trim() !== '' || action.steps.length > 0
    case 'results':
      return (
        expectedResults.trim() !== '' || action.indicators.length > 0 || says(action.obstacles) || says(action.levers)
      )
    case 'followUp':
      return says(action.followUp)
  }
}

function says(lines: readonly Line[]): boolean {
  return lines.some(({ text }) => text.trim() !== '')
}
