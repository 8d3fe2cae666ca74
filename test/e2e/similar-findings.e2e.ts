import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { addFinding, finding, openDomain, untilSaved } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const words = fr.similar
const domain = 'Petite enfance'
const institutions = [{ id: 'haut', name: 'Commune de Haut', short: 'Haut', role: 'signatory' }]
const said = [
  { title: 'Des places manquent en crèche', text: 'Les familles attendent une réponse tout le printemps.' },
  { title: 'Il manque des places', text: 'En crèche, des familles attendent la réponse au printemps.' },
  { title: 'Les trottoirs sont trop hauts', text: 'Les poussettes ne passent nulle part.' },
] as const

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('findings that say the same are proposed, dismissed, proposed again, and merged by somebody', async () => {
  const { ines, hugo } = await people()
  for (const one of said) await addFinding(ines, one)
  await untilSaved(ines)
  for (const page of [ines, hugo]) await openPanel(page)
  const proposal = words.proposal('A1 et A2')
  await ines.getByRole('region', { name: proposal }).getByText('places, manquent, crèche').waitFor()
  await expectAccessible(ines, 'similar findings')
  await ines.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(ines, 'similar findings')
  await ines.setViewportSize({ width: 1440, height: 900 })

  await workOffline(ines)

  await ines.getByRole('button', { name: words.dismiss, exact: true }).press('Enter')
  await expect.poll(() => focusIsOn(ines, words.summary(0))).toBe(true)
  await hugo.getByText(words.none, { exact: true }).waitFor()
  await hugo.getByText(words.dismissals(1), { exact: true }).click()
  await hugo.getByText('Écartée par Inès Roux').waitFor()
  await expectAccessible(hugo, 'findings that were dismissed')
  await hugo.getByRole('button', { name: words.proposeAgain, exact: true }).click()

  await ines.getByRole('region', { name: proposal }).getByRole('button', { name: words.merge, exact: true }).click()
  const dialog = ines.getByRole('dialog')
  expect(await dialog.getByRole('checkbox', { name: said[1].title }).isChecked()).toBe(true)
  expect(await dialog.getByRole('checkbox', { name: said[2].title }).isChecked()).toBe(false)
  await dialog.getByRole('button', { name: fr.merge.act(2), exact: true }).click()
  await finding(hugo, said[0].title).getByText(fr.merge.originals(2), { exact: true }).waitFor()
  await hugo.getByText(words.none, { exact: true }).waitFor()
})

async function people() {
  const [ines, hugo] = [await stage.browsers.person('Inès'), await stage.browsers.person('Hugo')]
  await ines.goto('/')
  const made = await ines.request.post(`${stage.server.origin}/api/workshops`, {
    data: { title: 'Convention du Val', phase: 'share', institutions },
  })
  const { code, facilitator } = (await made.json()) as { code: string; facilitator: string }
  await enterAsFacilitator(ines, facilitator, 'Inès Roux')
  await joinWithCode(hugo, code, { name: 'Hugo Bos', institution: 'Commune de Haut' })
  for (const page of [ines, hugo]) {
    await page.goto(`/d/${workshopOf(page)}`)
    await openDomain(page, domain)
  }
  return { ines, hugo }
}

// The proposals stay to be read, and what is asked waits.
async function workOffline(page: Page): Promise<void> {
  stage.browsers.tolerate(/ERR_INTERNET_DISCONNECTED/)
  await page.context().setOffline(true)
  await page.getByText(words.offline, { exact: true }).waitFor()
  await page.getByText(words.waits, { exact: true }).waitFor()
  await expectAccessible(page, 'similar findings without network')
  await page.context().setOffline(false)
  await page.getByText(words.offline, { exact: true }).waitFor({ state: 'detached' })
}

async function openPanel(page: Page): Promise<void> {
  await page.getByText(words.summary(1), { exact: true }).click()
}

function focusIsOn(page: Page, text: string): Promise<boolean> {
  return page.evaluate((wanted) => document.activeElement?.textContent === wanted, text)
}
