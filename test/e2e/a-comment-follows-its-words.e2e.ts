import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { cast, demonstration } from '../support/cast.ts'
import { commentedWords, commentOn, resolve, showThreads, threadWith } from '../support/gestures/comments.ts'
import { addFinding, findingText, moveUp, openDomain, untilSaved, wordsIn } from '../support/gestures/diagnostic.ts'
import { joinWithCode } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const title = 'Attendre une place'
const other = demonstration.finding
const quote = 'familles du nord'
const first = `Les ${quote} attendent.`
const said = 'Depuis combien de mois ?'

let stage: Stage
let maud: Page
let julien: Page

beforeAll(async () => {
  stage = await openStage()
  maud = await stage.browsers.person('Maud')
  julien = await stage.browsers.person('Julien')
  await joinWithCode(maud, stage.links.code, cast.maud)
  await joinWithCode(julien, stage.links.code, cast.julien)
})
afterAll(async () => stage.close())

/** Both see the conversation on these words, open. */
async function standsOn(words: string): Promise<void> {
  for (const page of [maud, julien]) {
    await expect.poll(() => commentedWords(findingText(page, title))).toBe(words)
    await showThreads(page, 'open')
    await threadWith(page, said).waitFor()
  }
}

/** Both find it among the detached ones, with the words that it stood on. */
async function isDetached(): Promise<void> {
  for (const page of [maud, julien]) {
    await showThreads(page, 'detached')
    await threadWith(page, said).waitFor()
    expect(await threadWith(page, said).locator('blockquote').innerText()).toContain(quote)
    expect(await commentedWords(findingText(page, title))).toBe('')
  }
}

/** Selects the paragraph with these words by keyboard, from its beginning to its end. */
async function selectParagraph(text: Locator, words: string): Promise<void> {
  await text.getByText(words).click()
  await text.press('Home')
  await text.press('Shift+End')
}

async function undoUntil(text: Locator, words: string): Promise<void> {
  await text.focus()
  for (let steps = 0; steps < 10 && (await wordsIn(text)) !== words; steps++) await text.press('Control+z')
  expect(await wordsIn(text)).toBe(words)
}

test('a comment on words is seen on them by both', async () => {
  for (const page of [maud, julien]) await openDomain(page, demonstration.domain)
  await addFinding(julien, { title, text: first })
  await julien.keyboard.press('Enter')
  await julien.keyboard.type('Une navette existe.')
  await untilSaved(julien)
  await expect.poll(() => wordsIn(findingText(maud, title))).toContain('navette')
  await commentOn(findingText(maud, title), quote, said)
  await standsOn(quote)
})

const before = `${first}Une navette existe.`

test('cut, it is detached; pasted elsewhere in the text, it is on its words again', async () => {
  const text = findingText(julien, title)
  await selectParagraph(text, 'attendent')
  await text.press('Control+x')
  await isDetached()
  await text.press('Control+End')
  await text.press('Enter')
  await text.press('Control+v')
  await expect.poll(() => wordsIn(findingText(maud, title))).toBe(`Une navette existe.${first}`)
  await standsOn(quote)
  await undoUntil(text, before)
  await standsOn(quote)
})

test('pasted into another finding, it is detached with its old words, and comes back when that is undone', async () => {
  const text = findingText(julien, title)
  const elsewhere = findingText(julien, other)
  await selectParagraph(text, 'attendent')
  await text.press('Control+x')
  await elsewhere.click()
  await elsewhere.press('Control+End')
  await elsewhere.press('Enter')
  await elsewhere.press('Control+v')
  await expect.poll(() => wordsIn(findingText(maud, other))).toContain(first)
  await isDetached()
  await undoUntil(text, before)
  await standsOn(quote)
  expect(await wordsIn(elsewhere)).not.toContain(first)
})

test('the finding moved by keyboard takes it along', async () => {
  await moveUp(julien, title)
  await standsOn(quote)
})

test('split in its middle, it is on both halves; joined again, on one', async () => {
  const text = findingText(julien, title)
  await text.getByText('attendent').click()
  await text.press('Home')
  for (let signs = 'Les familles '.length; signs > 0; signs--) await text.press('ArrowRight')
  await text.press('Enter')
  await expect.poll(() => findingText(maud, title).locator('p').allInnerTexts()).toHaveLength(3)
  await standsOn('familles  du nord')
  await text.getByText('attendent').click()
  await text.press('Home')
  await text.press('Backspace')
  // A caret between the words cuts what the other one sees of them in two.
  await text.press('End')
  await standsOn(quote)
})

test.each([
  [fr.editor.list, 'ul > li'],
  [fr.editor.numbers, 'ol > li'],
  [fr.editor.quote, 'blockquote'],
])('« %s » keeps it on its words, there and back', async (tool, element) => {
  const text = findingText(julien, title)
  const changed = (page: Page) => findingText(page, title).locator(element).filter({ hasText: 'attendent' }).count()
  await text.getByText('attendent').click()
  await text.press('End')
  await julien.getByRole('button', { name: tool }).click()
  await expect.poll(() => changed(julien)).toBe(1)
  await expect.poll(() => changed(maud)).toBe(1)
  await standsOn(quote)
  await text.focus()
  await text.press('Control+z')
  await expect.poll(() => changed(maud)).toBe(0)
  await standsOn(quote)
})

test('deleted, it is detached with its old words; undone, it is back; resolved and reopened, it stays', async () => {
  const text = findingText(julien, title)
  await selectParagraph(text, 'attendent')
  await text.press('Delete')
  await isDetached()
  await undoUntil(text, before)
  await standsOn(quote)

  await resolve(threadWith(maud, said))
  await showThreads(julien, 'resolved')
  await threadWith(julien, said).waitFor()
  expect(await commentedWords(text)).toBe('')
  await showThreads(maud, 'resolved')
  await threadWith(maud, said).getByRole('button', { name: fr.comments.reopen }).click()
  await standsOn(quote)
})
