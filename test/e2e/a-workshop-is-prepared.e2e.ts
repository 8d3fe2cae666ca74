import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast } from '../support/cast.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { spreadsheet, textRow } from '../support/spreadsheet.ts'
import { openStage, type Stage } from '../support/stage.ts'

const words = fr.preparing
const newcomer = { name: 'Nadège Roux', institution: 'Pays d’art et d’histoire' }

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('a facilitator prepares a démarche, and everybody meets it', async () => {
  const ines = await stage.browsers.person('Inès')
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await ines.goto(`/d/${workshopOf(ines)}`)
  await ines.getByRole('link', { name: words.open, exact: true }).click()
  await ines.getByRole('heading', { level: 1, name: words.title }).waitFor()
  await expectAccessible(ines, 'preparing')

  await territory(ines)
  await institution(ines)
  await competences(ines)
  await previousAction(ines)
  await imported(ines)
  await domains(ines)

  const nadege = await stage.browsers.person('Nadège')
  await joinWithCode(nadege, stage.links.code, newcomer)
  await nadege.goto(`/d/${workshopOf(nadege)}/diagnostic`)
  await nadege.getByRole('link', { name: /Premiers mois/ }).waitFor()
  await nadege.goto(`/d/${workshopOf(nadege)}/preparer`)
  await nadege.getByText(words.facilitatorsOnly).waitFor()

  await ines.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(ines, 'preparing')
  await expectAccessible(ines, 'preparing at 320 px')
})

test('a démarche is made from the ten national domains', async () => {
  const { creating } = fr
  const odile = await stage.browsers.person('Odile', { device: 'narrow' })
  await odile.goto('/')
  await odile.getByRole('button', { name: creating.create }).click()
  await odile.getByText(creating.titleMissing).waitFor()
  await odile.getByLabel(creating.workshopTitle).fill('Convention du Val')
  await odile.getByRole('radio', { name: creating.starts['national-domains'] }).check()
  await expectNoSidewaysScroll(odile, 'making a démarche')
  await expectAccessible(odile, 'making a démarche')
  await odile.getByRole('button', { name: creating.create }).click()
  await odile.getByText(creating.created('Convention du Val')).waitFor()
  await enterAsFacilitator(odile, (await odile.getByRole('link', { name: /animer/ }).textContent()) ?? '', 'Odile Bru')
  await odile.goto(`/d/${workshopOf(odile)}/diagnostic`)
  const nav = odile.getByRole('navigation', { name: fr.diagnostic.domains })
  await nav.getByRole('link', { name: 'Accompagnement social' }).waitFor()
})

function section(page: Page, name: 'territory' | 'domains' | 'institutions' | 'competences' | 'previous') {
  return page.getByRole('region', { name: words[name].title, exact: true })
}

// A wrong figure is told at its field, and nothing that was typed goes.
async function territory(page: Page): Promise<void> {
  const own = section(page, 'territory')
  await own.getByLabel(words.territory.kind).fill('agglomération')
  await own.getByRole('button', { name: words.territory.add }).click()
  const figure = own.getByRole('group', { name: /^Chiffre/ }).last()
  await figure.getByLabel(words.territory.label).fill('Familles')
  await figure.getByLabel(words.territory.value).fill('beaucoup')
  await own.getByRole('button', { name: words.save }).click()
  await figure.getByText(words.territory.valueWrong).waitFor()
  await figure.getByLabel(words.territory.value).fill('4 321,5')
  await save(page, 'territory')
  await page.reload()
  await expect.poll(() => figure.getByLabel(words.territory.value).inputValue()).toMatch(/^4.321,5$/)
}

async function institution(page: Page): Promise<void> {
  await section(page, 'institutions').getByRole('button', { name: words.institutions.add }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.institutions.name).fill(newcomer.institution)
  await dialog.getByRole('button', { name: words.add }).click()
  await dialog.getByText(words.institutions.missing).waitFor()
  await dialog.getByLabel(words.institutions.short).fill('caf')
  await dialog.getByRole('button', { name: words.add }).click()
  await dialog.getByText(fr.refusals.rules['institution-exists']).waitFor()
  await dialog.getByLabel(words.institutions.short).fill('PAH')
  await dialog.getByRole('button', { name: words.add }).click()
  await dialog.waitFor({ state: 'detached' })
}

async function competences(page: Page): Promise<void> {
  const own = section(page, 'competences')
  const box = own.getByRole('checkbox', { name: words.competences.cell('PAH', 'Petite enfance'), exact: true })
  await box.focus()
  await page.keyboard.press('Space')
  await save(page, 'competences')
  await page.reload()
  await expect.poll(() => box.isChecked()).toBe(true)
}

async function previousAction(page: Page): Promise<void> {
  await section(page, 'previous').getByRole('button', { name: words.previous.add }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.previous.action).fill('Relais d’assistantes maternelles')
  await dialog.getByLabel(words.previous.outcome).selectOption('reinforced')
  await dialog.getByRole('button', { name: words.add }).click()
  await dialog.waitFor({ state: 'detached' })
  await section(page, 'previous').getByText(words.previous.outcomes.reinforced, { exact: true }).waitFor()
}

// Nothing is written before it is agreed to; the lines that are wrong stay out.
async function imported(page: Page): Promise<void> {
  const { importing } = words
  const own = section(page, 'institutions')
  await own.getByRole('button', { name: importing.title.institutions }).click()
  const dialog = page.getByRole('dialog')
  const file = (text: string) => ({ name: 'table.csv', mimeType: 'text/csv', buffer: Buffer.from(text, 'latin1') })
  await dialog.getByLabel(importing.file).setInputFiles(file(''))
  await dialog.getByText(importing.files.empty).waitFor()
  const lines = 'Nom complet;Nom court;Rôle\nMédiathèque;Média;Associée\nPiscine;Piscine;maître\n'
  await dialog.getByLabel(importing.file).setInputFiles(file(lines))
  await dialog.getByText(importing.problems['unknown-role']).waitFor()
  await expectAccessible(page, 'the preview of an import')
  const added = own.getByRole('listitem').filter({ hasText: 'Médiathèque' })
  expect(await added.count()).toBe(0)
  await dialog.getByRole('button', { name: importing.act(1) }).click()
  await dialog.waitFor({ state: 'detached' })
  await added.waitFor()
}

async function domains(page: Page): Promise<void> {
  await section(page, 'domains').getByLabel(words.domains.name, { exact: true }).first().fill('Premiers mois')
  await save(page, 'domains')
}

async function save(page: Page, name: Parameters<typeof section>[1]): Promise<void> {
  const own = section(page, name)
  await own.getByText(words.unsaved).waitFor()
  await own.getByRole('button', { name: words.save }).click()
  await own.getByText(words.unsaved).waitFor({ state: 'detached' })
}

test('hostile files are read beside the server, which goes on serving', async () => {
  const ines = await stage.browsers.person('Inès again')
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  const address = `/api/workshops/${workshopOf(ines)}/import/communes`
  const long = spreadsheet(Array.from({ length: 10_000 }, (_, at) => textRow(at + 1, ['Commune', 'x', 'y'])).join(''))
  const bomb = spreadsheet('', { 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) })
  const post = async (bytes: Uint8Array): Promise<unknown> =>
    (await ines.request.post(address, { data: Buffer.from(bytes) })).json()
  const reading = Promise.all([long, bomb, long, bomb].map(post))
  const waits: number[] = []
  let isReading = true
  void reading.finally(() => (isReading = false))
  while (isReading) {
    const start = performance.now()
    await fetch(`${stage.server.origin}/healthz`)
    waits.push(performance.now() - start)
  }
  const problems = ['too-many-rows', 'unpacks-too-large', 'too-many-rows', 'unpacks-too-large']
  expect(await reading).toMatchObject(problems.map((problem) => ({ ok: false, problem })))
  expect(Math.max(...waits)).toBeLessThan(1000)
})
