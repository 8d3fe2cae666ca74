import type { Page } from 'playwright-core'
import { fr } from '../../../shared/i18n/fr.ts'

const words = fr.voting

/** Goes to the session by the navigation. */
export async function openSession(page: Page): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: fr.ui.nav.session, exact: true }).click()
}

/** Puts tokens on wordings of the open round: how many by wording, 0 to take them back. */
export async function placeTokens(page: Page, tokensByWording: Readonly<Record<string, number>>): Promise<void> {
  for (const [wording, tokens] of Object.entries(tokensByWording)) {
    const group = page.getByRole('radiogroup', { name: words.tokensFor(wording) })
    const held = group.getByRole('radio', { checked: true })
    if (tokens > 0) await group.getByRole('radio', { name: words.tokens(tokens), exact: true }).click()
    // Touching what is already chosen takes it back.
    else await held.click()
  }
}

/** Sends the ballot, and waits until the server says that it has it. */
export async function saveBallot(page: Page): Promise<void> {
  await page.getByRole('button', { name: words.save }).click()
  await page
    .getByRole('status')
    .filter({ hasText: words.saved('').trim() })
    .waitFor()
}
