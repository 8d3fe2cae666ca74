import type { Page } from 'playwright-core'
import { fr } from '../../../shared/i18n/fr.ts'

const words = fr.actions

/** What the story writes in a fiche. */
export interface FicheText {
  readonly title: string
  readonly lead: string
  readonly description: string
  /** The start of a finding that the action answers, with its code. */
  readonly finding: string
}

/** Goes to the plan by the navigation. */
export async function openPlan(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: fr.ui.nav.plan, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
}

/** Goes to the fiche of an action, from the plan. */
export async function openFiche(page: Page, title: string): Promise<void> {
  await page.getByRole('link', { name: title, exact: true }).click()
  await page.getByRole('heading', { level: 1, name: title }).waitFor()
}

/** Adds an action to the plan and fills in what a fiche must have. */
export async function addFiche(page: Page, fiche: FicheText): Promise<void> {
  await page.getByRole('button', { name: words.add, exact: true }).click()
  await page.getByRole('textbox', { name: words.titleLabel }).pressSequentially(fiche.title)
  await page.getByLabel(words.objectiveLabel, { exact: true }).selectOption({ index: 1 })
  await page.getByRole('textbox', { name: words.description }).click()
  await page.getByRole('textbox', { name: words.description }).pressSequentially(fiche.description)
  await page.getByLabel(words.lead, { exact: true }).selectOption({ label: fiche.lead })
  await page.getByText(words.chooseFindings).click()
  await page.getByRole('checkbox', { name: fiche.finding }).check()
}

/** Says what an action is planned to cost to run in one year. */
export async function planRunning(page: Page, year: number, typed: string): Promise<void> {
  const { column, nature, stage, cell, add } = words.budget
  const field = page.getByLabel(cell(column(nature.running, stage.planned), year), { exact: true })
  if (!(await field.isVisible())) await page.getByRole('button', { name: add }).click()
  await field.fill(typed)
  await field.blur()
}

/** Adds one of the démarche's institutions to those who pay an action. */
export async function addFunder(page: Page, name: string, typed: string): Promise<void> {
  const { add, funder, unnamed, amount } = words.funding
  await page.getByRole('button', { name: add }).click()
  await page.getByLabel(funder, { exact: true }).last().selectOption({ label: name })
  await page.getByLabel(`${amount} (${name})`).fill(typed)
  await page.getByLabel(`${amount} (${unnamed})`).waitFor({ state: 'detached' })
}
