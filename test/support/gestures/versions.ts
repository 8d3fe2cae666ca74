import type { Locator, Page } from 'playwright-core'
import { fr } from '../../../shared/i18n/fr.ts'
import { kindOf, type DocumentName } from '../../../shared/workshop/document-name.ts'

const words = fr.versions

/** Opens the versions of the document that the page shows. */
export async function openVersions(page: Page, document: DocumentName): Promise<Locator> {
  await page.getByRole('button', { name: words.open, exact: true }).click()
  const dialog = page.getByRole('dialog', { name: words.title[kindOf(document)] })
  await dialog.waitFor()
  return dialog
}

/** Gives the present version a name, and waits until it is in the list. */
export async function nameVersion(dialog: Locator, name: string): Promise<void> {
  await dialog.getByLabel(words.name).fill(name)
  await dialog.getByRole('button', { name: words.nameAct, exact: true }).click()
  await dialog.getByText(words.named(name)).waitFor()
}

/** Asks to go back to a version; what comes back is the question. */
export async function askToRestore(page: Page, dialog: Locator, name: string): Promise<Locator> {
  const version = dialog.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) })
  await version.getByRole('button').click()
  const question = page.getByRole('dialog', { name: words.question(name) })
  await question.waitFor()
  return question
}

/** What the versions of a list are called, newest first. */
export function versionNames(dialog: Locator): Promise<readonly string[]> {
  return dialog.getByRole('listitem').evaluateAll((all) => all.map((one) => one.querySelector('p')?.textContent ?? ''))
}
