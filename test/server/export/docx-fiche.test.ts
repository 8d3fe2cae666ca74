import { mkdtemp, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportDocx } from '../../../server/export/docx.ts'
import type { IndicatorId, ReadingId } from '../../../shared/id.ts'
import { buildPlan } from '../../../shared/plan/build-plan.ts'
import { planSample } from '../../support/plan-sample.ts'
import { readWordFile } from '../../support/word-file.ts'

let folder = ''
let path = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tour-de-table-fiche-'))
  path = join(folder, 'sample.docx')
  await writeFile(path, await exportDocx({ plan: buildPlan(planSample), language: 'fr', extent: { type: 'whole' } }))
})

afterAll(async () => rm(folder, { recursive: true, force: true }))

describe('a fiche in a Word document', () => {
  test('says what partners do, and the lists of a fiche, each under its name', async () => {
    const { text } = await readWordFile(path)
    const said = text.replace(/[\u00A0\u202F]/g, ' ')
    const expected = [
      'CAF, cofinanceur',
      'Revient chaque année.',
      'nov. 2027 : Permis de construire (fait)',
      'sept. 2028 : Ouverture (à faire)',
      'sans date : Étape sans nom (à faire)',
      'Objectifs opérationnels',
      'Créer vingt places',
      'S’articule avec',
      'Schéma départemental',
      'Freins',
      'Coût de fonctionnement',
      'Leviers',
      'Réseau existant',
      'Instances de suivi',
      'COTECH petite enfance',
    ]
    expect(expected.filter((words) => !said.includes(words))).toEqual([])
  })

  test('says what an action costs by year, who pays, and what is missing', async () => {
    const { text } = await readWordFile(path)
    const said = text.replace(/[\u00A0\u202F]/g, ' ')
    const expected = [
      '2027 : 410 000,50 €',
      '900 € dépensés.',
      '420 000 € notés en tout, mais les années font 410 000,50 €',
      'CAF : 300 000 € (acquis)',
      'Fondation : 10 000 € (sollicité)',
      'Il manque 100 000,50 € : 410 000,50 € prévus, 310 000 € de cofinancement.',
    ]
    expect(expected.filter((words) => !said.includes(words))).toEqual([])
  })

  test('has its indicators in one table of the plan, with the last reading of each', async () => {
    const indicator = {
      id: 'i1' as IndicatorId,
      kind: 'outcome',
      label: 'Demandes sans réponse',
      baseline: '96',
      target: '50',
      unit: 'demandes',
      source: 'Guichet',
      readings: [{ id: 'r1' as ReadingId, month: '2028-01', value: '71' }],
    } as const
    const { plan } = planSample
    const actions = plan.actions.map((action) => ({ ...action, indicators: [indicator] }))
    const measured = join(folder, 'measured.docx')
    const source = { ...planSample, plan: { ...plan, actions } }
    await writeFile(measured, await exportDocx({ plan: buildPlan(source), language: 'fr', extent: { type: 'whole' } }))
    const { text, headings, tables, tablesWithHeader } = await readWordFile(measured)
    const said = text.replace(/[\u00A0\u202F]/g, ' ')
    const expected = ['Demandes sans réponse, demandes', 'résultat, source Guichet', '71 en janv. 2028', '96', '50']
    expect(expected.filter((words) => !said.includes(words))).toEqual([])
    expect(headings.map((heading) => heading.text)).toContain('Indicateurs')
    expect(tables - tablesWithHeader).toBe(2)
  })
})
