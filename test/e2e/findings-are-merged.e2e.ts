import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { enterPhase } from '../support/gestures/console.ts'
import { addFinding, finding, findingText, openDomain, typeAtEnd, untilSaved } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const words = fr.merge
const domain = 'Petite enfance'
const institutions = [
  { id: 'caf', name: 'Caisse du Val', short: 'Caisse', role: 'signatory' },
  { id: 'haut', name: 'Commune de Haut', short: 'Haut', role: 'signatory' },
  { id: 'bas', name: 'Commune de Bas', short: 'Bas', role: 'signatory' },
]
const said = {
  caf: { title: 'Des places manquent en crèche', text: 'Les demandes du printemps restent sans réponse.' },
  haut: { title: 'Il manque des places en crèche', text: 'Nous refusons une famille sur deux.' },
}
const doubt = 'À Haut, c’est le transport qui manque.'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('two institutions say the same separately: it becomes one, is accepted, contested, and taken apart', async () => {
  const { ines, maud, hugo, lea } = await people()
  for (const [page, own] of [
    [maud, said.caf],
    [hugo, said.haut],
  ] as const) {
    await pour(page, own)
  }
  await ines.goto(`/d/${workshopOf(ines)}/console`)
  await enterPhase(ines, 'share')
  for (const page of [maud, hugo, lea]) {
    await page.goto(`/d/${workshopOf(page)}`)
    await openDomain(page, domain)
  }
  await mergeByHand(lea)

  const common = finding(maud, said.haut.title)
  await common.getByText(words.separately(2, 3), { exact: true }).waitFor()
  expect(await finding(maud, said.caf.title).count()).toBe(0)
  await readOriginals(lea)
  await answer(maud, hugo)
  await changeWording(lea, maud)
  await takeApart(lea, maud)
})

// The démarche is still in separate diagnostics: what is poured then was said before the others were seen.
async function people() {
  const [ines, maud, hugo, lea] = [
    await stage.browsers.person('Inès'),
    await stage.browsers.person('Maud'),
    await stage.browsers.person('Hugo'),
    await stage.browsers.person('Léa'),
  ]
  await ines.goto('/')
  const made = await ines.request.post(`${stage.server.origin}/api/workshops`, {
    data: { title: 'Convention du Val', phase: 'listen', institutions },
  })
  const { code, facilitator } = (await made.json()) as { code: string; facilitator: string }
  await enterAsFacilitator(ines, facilitator, 'Inès Roux')
  await joinWithCode(maud, code, { name: 'Maud Terral', institution: 'Caisse du Val' })
  await joinWithCode(hugo, code, { name: 'Hugo Bos', institution: 'Commune de Haut' })
  await joinWithCode(lea, code, { name: 'Léa Pons', institution: 'Commune de Bas' })
  return { ines, maud, hugo, lea }
}

async function pour(page: Page, own: (typeof said)[keyof typeof said]): Promise<void> {
  const { pour: pouring } = fr.space
  await page.goto(`/d/${workshopOf(page)}/espace`)
  await addFinding(page, own)
  await untilSaved(page)
  await finding(page, own.title).getByRole('checkbox').check()
  await page.getByRole('button', { name: pouring.act(1), exact: true }).click()
  await page.getByRole('button', { name: pouring.confirm, exact: true }).click()
  await finding(page, own.title)
    .getByText(pouring.poured('§').split('§')[0] ?? '')
    .waitFor()
}

// Nothing is merged before it was chosen with what; the words of the other are chosen to start from.
async function mergeByHand(page: Page): Promise<void> {
  await findingText(page, said.caf.title).click()
  await finding(page, said.caf.title).getByRole('button', { name: words.with, exact: true }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByText(words.chooseFirst, { exact: true }).waitFor()
  await dialog.getByRole('checkbox', { name: said.haut.title }).check()
  await dialog.getByRole('radio', { name: said.haut.title }).check()
  await expectAccessible(page, 'merging findings')
  await page.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(page, 'merging findings')
  await page.setViewportSize({ width: 1440, height: 900 })
  await dialog.getByRole('button', { name: words.act(2), exact: true }).click()
  await dialog.waitFor({ state: 'detached' })
  await finding(page, said.haut.title).getByText(said.haut.text).waitFor()
}

async function readOriginals(page: Page): Promise<void> {
  const common = finding(page, said.haut.title)
  expect(await common.getByText(said.caf.text).count()).toBe(0)
  await common.getByText(words.originals(2), { exact: true }).click()
  await common.getByText(said.caf.text).waitFor()
  await common.getByText(fr.space.pour.by('Caisse', '§').split('§')[0] ?? '').waitFor()
  await expectAccessible(page, 'a common finding with its originals')
  expect(await common.getByRole('button', { name: words.accept }).count()).toBe(0)
}

// One accepts; the other contests, which takes a reason, and is read beside the finding by everybody.
async function answer(maud: Page, hugo: Page): Promise<void> {
  const common = finding(maud, said.haut.title)
  await common.getByRole('button', { name: words.accept, exact: true }).click()
  await common.getByText(words.answers.accepted, { exact: true }).waitFor()
  const theirs = finding(hugo, said.haut.title)
  await theirs.getByRole('button', { name: words.contest, exact: true }).press('Enter')
  const area = theirs.getByRole('textbox', { name: words.reason('Commune de Haut') })
  await expect.poll(() => area.evaluate((element) => element === document.activeElement)).toBe(true)
  await hugo.keyboard.press('Tab')
  await hugo.keyboard.press('Enter')
  await theirs.getByText(words.reasonMissing).waitFor()
  await area.fill(doubt)
  await expectAccessible(hugo, 'contesting a common wording')
  await theirs.getByRole('button', { name: words.sendContest, exact: true }).click()
  await common.getByText(words.answers.contested, { exact: true }).waitFor()
  await common.getByText(fr.diagnostic.quoted(doubt), { exact: true }).waitFor()
  await expectAccessible(maud, 'a common finding that is contested')
  await maud.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(maud, 'a common finding that is contested')
  await maud.setViewportSize({ width: 1440, height: 900 })
}

async function changeWording(lea: Page, maud: Page): Promise<void> {
  await typeAtEnd(findingText(lea, said.haut.title), ' Surtout au nord.')
  const common = finding(maud, said.haut.title)
  await common.getByText(words.earlier.accepted, { exact: true }).waitFor()
  await common.getByText(words.earlier.contested, { exact: true }).waitFor()
  await common.getByRole('button', { name: words.accept, exact: true }).waitFor()
}

async function takeApart(lea: Page, maud: Page): Promise<void> {
  await finding(lea, said.haut.title).getByRole('button', { name: words.apart, exact: true }).click()
  const question = lea.getByRole('dialog', { name: words.apartQuestion('A1') })
  await expectAccessible(lea, 'taking findings apart')
  await question.getByRole('button', { name: words.apart, exact: true }).click()
  await finding(maud, said.caf.title).getByText(said.caf.text).waitFor()
  expect(await finding(maud, said.haut.title).count()).toBe(1)
  await maud.getByText(fr.diagnostic.archived(1), { exact: true }).waitFor()
}
