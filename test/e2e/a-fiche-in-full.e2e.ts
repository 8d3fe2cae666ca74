import type { Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast } from '../support/cast.ts'
import { addFunder, openFiche, openPlan, planRunning } from '../support/gestures/actions.ts'
import { enterPhase } from '../support/gestures/console.ts'
import { untilSaved } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const title = 'Une crèche au nord'
const words = fr.actions

describe('a fiche in full', () => {
  let stage: Stage
  let maud: Page
  let julien: Page

  beforeAll(async () => {
    stage = await openStage()
    const ines = await stage.browsers.person('Inès')
    maud = await stage.browsers.person('Maud')
    julien = await stage.browsers.person('Julien', { device: 'narrow' })
    await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
    await joinWithCode(maud, stage.links.code, cast.maud)
    await joinWithCode(julien, stage.links.code, cast.julien)
    await enterPhase(ines, 'plan')
    await openPlan(maud)
    await maud.getByRole('button', { name: words.add, exact: true }).click()
    await maud.getByRole('textbox', { name: words.titleLabel }).pressSequentially(title)
    await untilSaved(maud)
    await julien.goto(maud.url())
    await julien.getByRole('heading', { level: 1, name: title }).waitFor()
  })
  afterAll(async () => stage.close())

  test('has its budget written by year by one, and what is missing is said to the other in words', async () => {
    await planRunning(maud, 2021, '30 000')
    await planRunning(maud, 2022, '18000')
    await addFunder(maud, 'CAF', '36 000')
    await untilSaved(maud)
    const sentence = julien.getByText(/^Il manque.* prévus/)
    await sentence.waitFor()
    expect((await sentence.textContent())?.replace(/\s/g, ' ')).toBe(
      'Il manque 12 000 € : 48 000 € prévus, 36 000 € de cofinancement.',
    )
  })

  test('takes the money that the other adds on a narrow screen, until it adds up', async () => {
    await addFunder(julien, 'MSA', '12 000,00')
    await untilSaved(julien)
    await maud.getByText(/Le cofinancement couvre/).waitFor()
    await expectNoSidewaysScroll(julien, 'the fiche, narrow')
    await expectAccessible(julien, 'the fiche, narrow')
    await expectAccessible(maud, 'the fiche')
  })

  test('takes lines and the role of a partner, which the other reads as they come', async () => {
    await maud.getByText(words.choosePartners).click()
    await maud.getByRole('checkbox', { name: 'MSA' }).check()
    await maud.getByLabel(words.role.of('MSA')).fill('cofinanceur')
    await maud.getByRole('button', { name: words.lines.add.obstacles }).click()
    await maud.getByLabel(words.lines.place(words.lines.title.obstacles, 1), { exact: true }).fill('Coût du foncier')
    await untilSaved(maud)
    const theirs = julien.getByLabel(words.lines.place(words.lines.title.obstacles, 1), { exact: true })
    await expect.poll(() => theirs.inputValue()).toBe('Coût du foncier')
    await expect.poll(() => julien.getByLabel(words.role.of('MSA')).inputValue()).toBe('cofinanceur')
    await julien.getByRole('button', { name: words.lines.remove(words.lines.title.obstacles) }).click()
    await maud.getByRole('heading', { name: words.lines.title.obstacles }).waitFor({ state: 'detached' })
    await expectAccessible(julien, 'the fiche with a partner, narrow')
  })

  test('takes steps that stay where they are while they are dated and done', async () => {
    const { add, label, due, place } = words.steps
    await maud.getByRole('button', { name: add }).click()
    await maud.getByLabel(label(1), { exact: true }).fill('Ouverture')
    await maud.getByLabel(due('Ouverture')).fill('2023-09')
    await maud.getByRole('button', { name: add }).click()
    await maud.getByLabel(due(place(2))).fill('2021-03')
    await maud.getByRole('checkbox', { name: 'Ouverture' }).check()
    await untilSaved(maud)
    const first = julien.getByLabel(label(1), { exact: true })
    await expect.poll(() => first.inputValue()).toBe('Ouverture')
    await expect.poll(() => julien.getByRole('checkbox', { name: 'Ouverture' }).isChecked()).toBe(true)
    await expectAccessible(julien, 'the fiche with steps, narrow')
    await expectNoSidewaysScroll(julien, 'the fiche with steps, narrow')
  })

  test('takes an indicator and its readings, drawn beside their table', async () => {
    const { add, addReading, field, place, reading, month, value, readingsOf } = words.indicators
    const [label, target] = [`${field.label} (${place(1)})`, `${field.target} (${place(1)})`]
    await maud.getByRole('button', { name: add, exact: true }).click()
    await maud.getByLabel(label, { exact: true }).fill('Places')
    await maud.getByLabel(target, { exact: true }).fill('24')
    await maud.getByRole('button', { name: addReading }).click()
    await maud.getByLabel(`${month}, ${reading(1, 'Places')}`).fill('2022-09')
    await maud.getByLabel(`${value}, ${reading(1, 'Places')}`).fill('12')
    await untilSaved(maud)
    const table = julien.getByRole('table', { name: readingsOf('Places') })
    await expect.poll(() => table.getByLabel(`${value}, ${reading(1, 'Places')}`).inputValue()).toBe('12')
    await expectAccessible(julien, 'the fiche with an indicator, narrow')
    await expectNoSidewaysScroll(julien, 'the fiche with an indicator, narrow')
    await expectAccessible(maud, 'the fiche with an indicator')
  })

  test('keeps what is no amount as it was typed, and says what to write', async () => {
    await planRunning(maud, 2023, 'à voir')
    await maud.getByText(words.budget.notAmount).waitFor()
    await planRunning(maud, 2023, '')
    await maud.getByText(words.budget.notAmount).waitFor({ state: 'detached' })
  })

  test('of the demonstration is read with its years and its funders', async () => {
    await openPlan(maud)
    await openFiche(maud, 'Conforter et développer l’existant en termes d’accueil des 0/3 ans')
    await maud.getByText(/Le cofinancement couvre les 420/).waitFor()
  })
})
