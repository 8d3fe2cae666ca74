import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
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
  test('has nothing that axe finds, in light and in dark', async () => {
    const page = await stage.browsers.person('Inès', { known })
    for (const path of [...pages(), stage.links.projector]) {
      await visit(page, path)
      await expectAccessible(page, `${path}, light`)
      await page.emulateMedia({ colorScheme: 'dark' })
      await expectAccessible(page, `${path}, dark`)
      await page.emulateMedia({ colorScheme: 'light' })
    }
  })

  test.each(['narrow', 'zoomed'] as const)('fits the screen, %s', async (device) => {
    const page = await stage.browsers.person('Inès', { device, known })
    await visit(page, '/introuvable')
    for (const path of pages()) {
      await walk(page, path)
      await expectNoSidewaysScroll(page, `${path}, ${device}`)
      await expectAccessible(page, `${path}, ${device}`)
    }
  })
})

async function visit(page: Page, path: string): Promise<void> {
  await page.goto(path)
  await untilItStands(page)
}

// As by a link within the product, which loads nothing again.
async function walk(page: Page, path: string): Promise<void> {
  const title = await page.title()
  await page.evaluate((address) => {
    history.pushState(null, '', address)
    dispatchEvent(new PopStateEvent('popstate'))
  }, path)
  await expect.poll(() => page.title()).not.toBe(title)
  await untilItStands(page)
}

// A page stands once its heading is there and nothing of it is awaited.
async function untilItStands(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor()
  await expect.poll(() => page.locator('[aria-busy="true"]').count()).toBe(0)
}
