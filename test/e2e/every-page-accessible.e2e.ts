import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, test } from 'vitest'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast } from '../support/cast.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const open = ['/', '/rejoindre', '/accessibilite', '/mentions', '/donnees', '/nulle-part']
const sections = [
  '',
  '/diagnostic',
  '/plan',
  '/resultats',
  '/documents',
  '/depuis',
  '/conversations',
  '/preparer',
  '/seance',
  '/console',
]

let stage: Stage
let fiche: string

type Known = Awaited<ReturnType<ReturnType<Page['context']>['storageState']>>
let known: Known

beforeAll(async () => {
  stage = await openStage()
  const ines = await stage.browsers.person('Inès')
  await joinWithCode(ines, stage.links.code, cast.ines)
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  const home = `/d/${workshopOf(ines)}`
  await ines.goto(`${home}/plan`)
  fiche = (await ines.getByRole('table').getByRole('link').first().getAttribute('href')) ?? ''
  known = await ines.context().storageState()
})
afterAll(async () => stage.close())

function pages(): readonly string[] {
  const home = fiche.replace(/\/plan\/.*/, '')
  return [...open, ...sections.map((section) => `${home}${section}`), fiche]
}

describe('every page', () => {
  test.each(['light', 'dark'] as const)('has nothing that axe finds, %s', async (colorScheme) => {
    const page = await stage.browsers.person('Inès', { colorScheme, known })
    for (const path of pages()) {
      await visit(page, path)
      await expectAccessible(page, `${path}, ${colorScheme}`)
    }
    await visit(page, stage.links.projector)
    await expectAccessible(page, `the room’s screen, ${colorScheme}`)
  })

  test.each(['narrow', 'zoomed'] as const)('fits the screen, %s', async (device) => {
    const page = await stage.browsers.person('Inès', { device, known })
    for (const path of pages()) {
      await visit(page, path)
      await expectNoSidewaysScroll(page, `${path}, ${device}`)
      await expectAccessible(page, `${path}, ${device}`)
    }
  })
})

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await page.waitForLoadState('networkidle').catch(() => null)
}
