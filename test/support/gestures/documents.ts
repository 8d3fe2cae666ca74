import type { Page } from 'playwright-core'
import { fr } from '../../../shared/i18n/fr.ts'

const words = fr.exporting

/** Downloads the plan as a Word file from its page; answers where it was put. */
export async function downloadPlan(page: Page): Promise<string> {
  await page.getByRole('navigation').getByRole('link', { name: fr.ui.nav.documents, exact: true }).click()
  const download = page.waitForEvent('download', { timeout: 60_000 })
  await page.getByRole('button', { name: words.docx.verb }).click()
  const file = await download
  const path = `${await file.path()}.docx`
  await file.saveAs(path)
  return path
}
