import type { Page } from 'playwright-core'
import { fr } from '../../../shared/i18n/fr.ts'
import type { Phase } from '../../../shared/workshop/phase.ts'
import type { DecisionOutcome } from '../../../shared/workshop/decision.ts'

const words = fr.console

/** Moves the démarche to the next phase, or back to the one before, having read what it does. */
export async function enterPhase(page: Page, phase: Phase): Promise<void> {
  const name = fr.workshop.phases[phase].title
  const forward = page.getByRole('button', { name: words.phases.forward(name) })
  await forward.or(page.getByRole('button', { name: words.phases.back(name) })).click()
  await page.getByRole('dialog').getByRole('button', { name: words.phases.act, exact: true }).click()
  const phases = page.getByRole('navigation', { name: words.phases.title })
  await phases.locator('[aria-current="step"]').filter({ hasText: name }).waitFor()
}

/** Lets somebody read and comment only. */
export async function makeReader(page: Page, name: string): Promise<void> {
  const around = page.getByRole('region', { name: words.people.title })
  await around.getByRole('button', { name }).click()
  const dialog = page.getByRole('dialog')
  await dialog.getByLabel(words.people.role).selectOption('reader')
  await dialog.getByRole('button', { name: words.people.save }).click()
  await dialog.waitFor({ state: 'detached' })
}

/** Opens a secret round on every action of the plan, once this last one is among them: 5 tokens, 2 at most for one. */
export async function openRound(page: Page, title: string, lastAction: string): Promise<void> {
  const another = page.getByRole('button', { name: words.prepare.another })
  await another
    .or(page.getByRole('button', { name: words.prepare.all }))
    .first()
    .waitFor()
  if (await another.isVisible()) await another.click()
  await page.getByLabel(words.prepare.name).fill(title)
  await page.getByLabel(words.prepare.points).fill('5')
  await page.getByLabel(words.prepare.perOption).fill('2')
  await page.getByRole('checkbox', { name: lastAction }).waitFor()
  await page.getByRole('button', { name: words.prepare.all, exact: true }).click()
  await page.getByRole('button', { name: words.prepare.open }).click()
  await page.getByRole('button', { name: words.round.close }).waitFor()
}

/** Closes the open round; nobody sees a result yet. */
export async function closeRound(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.round.close }).click()
  await page.getByRole('dialog').getByRole('button', { name: words.round.close }).click()
  await page.getByRole('button', { name: words.round.preview }).waitFor()
}

/** Reads the result alone, before anyone else. */
export async function previewRound(page: Page): Promise<string> {
  await page.getByRole('button', { name: words.round.preview }).click()
  const preview = page.getByRole('region', { name: words.steps.preview })
  await preview.waitFor()
  return (await preview.textContent()) ?? ''
}

/** Shows the result to everybody. */
export async function revealRound(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.round.reveal }).click()
  await page.getByRole('region', { name: words.decide.title }).waitFor()
}

/** Records what the table decided of one wording, and why. */
export async function decide(page: Page, wording: string, outcome: DecisionOutcome, reason: string): Promise<void> {
  const decisions = page.getByRole('region', { name: words.decide.title })
  const line = decisions.getByRole('listitem').filter({ hasText: wording })
  await line.getByRole('button', { name: words.decide.decide }).click()
  await line.getByLabel(words.decide.outcome, { exact: true }).selectOption(outcome)
  await line.getByLabel(words.decide.reason).fill(reason)
  await line.getByRole('button', { name: words.decide.save }).click()
  await line.getByText(reason).and(line.locator(':not(textarea)')).waitFor()
}
