import { describe, expect, test } from 'vitest'
import { en } from '../../../shared/i18n/en.ts'
import { fr } from '../../../shared/i18n/fr.ts'
import { actionsCalled, planCalled } from '../../../shared/i18n/level-names.ts'

const usual = { axis: '', objective: '', action: '' }
const own = { axis: 'orientation', objective: 'visée', action: 'projet' }

describe('the levels of a plan', () => {
  test.each([fr, en])('keep the usual words where they have no names of their own', ({ actions, documents }) => {
    const [page, document] = [actionsCalled(actions, usual), planCalled(documents.plan, usual)]
    expect(page.addAxis).toBe(actions.addAxis)
    expect(page.remove.axis('1')).toBe(actions.remove.axis('1'))
    expect(page.axis('1', 'Vivre')).toBe(actions.axis('1', 'Vivre'))
    expect(document.axis('1', 'Vivre')).toBe(documents.plan.axis('1', 'Vivre'))
    expect(document.sentence('a', 'b', 'c')).toBe(documents.plan.sentence('a', 'b', 'c'))
  })

  test('are called by their names, on the pages and in the document', () => {
    const page = actionsCalled(fr.actions, own)
    expect(page.axis('1', 'Vivre')).toBe('Orientation 1, Vivre')
    expect(page.objective('1.2', '')).toBe('Visée 1.2')
    expect([page.addAxis, page.addObjective, page.add]).toEqual([
      'Ajouter\u00A0: Orientation',
      'Ajouter\u00A0: Visée',
      'Ajouter\u00A0: Projet',
    ])
    expect(page.removed.objective('1.2')).toBe('Enlevé du plan\u00A0: Visée 1.2.')
    const document = planCalled(fr.documents.plan, own)
    expect(document.objective('1.2', 'Loger')).toBe('Visée 1.2. Loger')
    expect(document.sentence('3 actions', '1 axe', '2 objectifs')).toBe('3 actions.')
  })

  test('may have a name for one alone', () => {
    const page = actionsCalled(fr.actions, { ...usual, axis: 'défi' })
    expect(page.axisTitle('2')).toBe('Titre\u00A0: Défi 2')
    expect(page.objectiveTitle('2.1')).toBe(fr.actions.objectiveTitle('2.1'))
  })
})
