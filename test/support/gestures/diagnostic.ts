import type { Locator, Page } from 'playwright-core'
import { fr } from '../../../shared/i18n/fr.ts'

const words = fr.diagnostic

/** Goes to the diagnostic by the navigation, and to one of its domains. */
export async function openDomain(page: Page, domain: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: fr.ui.nav.diagnostic, exact: true }).click()
  await page.getByRole('navigation', { name: words.domains }).getByRole('link', { name: domain }).click()
  await page.getByRole('heading', { level: 1, name: domain }).waitFor()
}

/** The finding with this title. */
export function finding(page: Page, title: string): Locator {
  return page.getByRole('article', { name: title })
}

/** The text of a finding, where it is read and written. */
export function findingText(page: Page, title: string): Locator {
  return page.getByRole('textbox', { name: words.textOf(`§, ${title}`).split('§')[1] ?? title })
}

/** Puts the caret after the last word of a text and types, key by key. */
export async function typeAtEnd(text: Locator, words: string): Promise<void> {
  await text.click()
  await text.press('Control+End')
  await text.pressSequentially(words)
}

/** Takes back one's last changes, step by step, as long as these words are there. */
export async function undoWhile(text: Locator, words: string): Promise<void> {
  for (let steps = 0; steps < 10 && (await wordsIn(text)).includes(words); steps++) await text.press('Control+z')
}

/** What a text says, without the initials of carets and the numbers of threads drawn in it. */
export function wordsIn(text: Locator): Promise<string> {
  return text.evaluate((element) => {
    const copy = element.cloneNode(true) as Element
    for (const drawn of copy.querySelectorAll('.caret, .passage-number')) drawn.remove()
    return (copy.textContent ?? '').replaceAll('\u2060', '')
  })
}

/** Waits until the page says that the server has stored everything. */
export async function untilSaved(page: Page): Promise<void> {
  const saved = fr.ui.save.saved('')
  await page.getByRole('banner').getByRole('status').filter({ hasText: saved.trim() }).waitFor()
}

/** The caret of somebody else in a text. */
export function caretOf(text: Locator, name: string): Locator {
  return text.locator(`.caret:has([title="${name}"])`)
}

/** Adds a finding to the domain that is shown, and types its title and text. */
export async function addFinding(page: Page, { title, text }: { readonly title: string; readonly text: string }) {
  await page.getByRole('button', { name: words.add }).click()
  const added = finding(page, words.untitled)
  await added.getByRole('textbox', { name: words.titleOf('') }).pressSequentially(title)
  await typeAtEnd(findingText(page, title), text)
}

/** Says what shows a finding: adds a figure to it. */
export async function addFigure(
  found: Locator,
  figure: { readonly value: string; readonly unit: string; readonly label: string; readonly source: string },
): Promise<void> {
  await found.getByRole('button', { name: words.addEvidence }).click()
  for (const field of ['value', 'unit', 'label', 'source'] as const) {
    await found.getByRole('textbox', { name: words.evidence[field].label, exact: true }).last().fill(figure[field])
  }
}

/** Puts a finding away; it can be brought back. */
export async function archive(found: Locator): Promise<void> {
  await found
    .getByRole('heading')
    .first()
    .evaluate((heading) => heading.scrollIntoView({ block: 'center' }))
  await found.getByRole('textbox').first().click()
  await found.getByRole('button', { name: words.archive, exact: true }).click()
  await found.waitFor({ state: 'detached' })
}

/** Titles of the findings of the domain that is shown, in their order. */
export async function findingTitles(page: Page): Promise<readonly string[]> {
  const names = await page.getByRole('article').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label')))
  return names.map((name) => name?.replace(/^.*?, /, '') ?? '')
}

/** Moves a finding one place up with the button beside it. */
export async function moveUp(page: Page, title: string): Promise<void> {
  const [, name] = (await finding(page, title).getAttribute('aria-label'))?.split(/^\S+ /) ?? []
  await page.getByRole('button', { name: fr.editor.move.up(name ?? title), exact: true }).focus()
  await page.keyboard.press('Enter')
}

/** Drags a finding by its handle to the place of another one. */
export async function dragBefore(page: Page, title: string, other: string): Promise<void> {
  const target = finding(page, other)
  await finding(page, title).hover()
  await finding(page, title)
    .getByRole('button', { name: /^Déplacer/ })
    .hover()
  await page.mouse.down()
  // Browsers say where a drag is only once it has moved twice.
  for (const y of [12, 4]) await target.hover({ position: { x: 40, y } })
  await page.mouse.up()
}
