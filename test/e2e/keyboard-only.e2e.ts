import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { cast, demonstration } from '../support/cast.ts'
import { enterPhase, openRound } from '../support/gestures/console.ts'
import { findingText, findingTitles, untilSaved, wordsIn } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const { domain, finding, action } = demonstration

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('joining, writing, commenting, reordering and voting need no mouse', async () => {
  const odile = await stage.browsers.person('Odile')
  await odile.goto(`/rejoindre/${stage.links.code}`)
  await tabTo(odile, odile.getByLabel(fr.join.taking.name))
  await odile.keyboard.type(cast.odile.name)
  await tabTo(odile, odile.getByLabel(fr.join.taking.institution))
  // A list answers to the first letters of what is wanted.
  await odile.keyboard.type('Associations fam')
  await press(odile, odile.getByRole('button', { name: fr.join.taking.go }))
  await press(odile, odile.getByRole('navigation').getByRole('link', { name: fr.ui.nav.diagnostic, exact: true }))
  await press(odile, odile.getByRole('link', { name: domain }))

  const text = findingText(odile, finding)
  await tabTo(odile, text)
  await odile.keyboard.press('Control+End')
  await odile.keyboard.type(' Le relais y tient sa permanence.')
  await untilSaved(odile)
  for (let word = 0; word < 2; word++) await odile.keyboard.press('Control+Shift+ArrowLeft')
  await tabBackTo(odile, odile.getByRole('button', { name: fr.editor.comment }))
  await odile.keyboard.press('Enter')
  await odile.keyboard.type('Quels jours ?')
  await odile.keyboard.press('Control+Enter')
  // The comment may come before the answer that empties the form, which still holds the same words.
  await odile.getByRole('region', { name: fr.comments.newComment }).waitFor({ state: 'detached' })
  await odile.getByRole('complementary', { name: fr.comments.title }).getByText('Quels jours ?').waitFor()
  expect(await wordsIn(text)).toContain('permanence')

  const before = await findingTitles(odile)
  await tabBackTo(odile, odile.getByRole('button', { name: new RegExp(`^Descendre.*${finding}`) }))
  await odile.keyboard.press('Enter')
  await expect.poll(() => findingTitles(odile)).toEqual([before[1], before[0], ...before.slice(2)])

  const ines = await stage.browsers.person('Inès')
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await enterPhase(ines, 'plan')
  await openRound(ines, 'Vote au clavier', action)
  await press(odile, odile.getByRole('navigation').getByRole('link', { name: fr.ui.nav.session, exact: true }))
  const tokens = odile.getByRole('radiogroup', { name: fr.voting.tokensFor(action) })
  await tabTo(odile, tokens.getByRole('radio').first())
  await odile.keyboard.press('ArrowRight')
  await odile.keyboard.press('ArrowRight')
  await press(odile, odile.getByRole('button', { name: fr.voting.save }))
  await odile
    .getByRole('status')
    .filter({ hasText: fr.voting.saved('').trim() })
    .waitFor()
  expect(await tokens.getByRole('radio', { checked: true }).getAttribute('aria-label')).toBe(fr.voting.tokens(2))
})

async function press(page: Page, target: Locator): Promise<void> {
  await tabTo(page, target)
  await page.keyboard.press('Enter')
}

function tabTo(page: Page, target: Locator): Promise<void> {
  return walkTo(page, target, 'Tab')
}

function tabBackTo(page: Page, target: Locator): Promise<void> {
  return walkTo(page, target, 'Shift+Tab')
}

/** Walks from control to control until this one has the focus, and sees that it shows it. */
async function walkTo(page: Page, target: Locator, key: string): Promise<void> {
  await target.waitFor()
  for (let step = 0; step < 200; step++) {
    if (await target.evaluate((element) => element === document.activeElement)) return expectVisibleFocus(target)
    await page.keyboard.press(key)
  }
  throw new Error(`${target.toString()} cannot be reached with ${key}`)
}

// An outline or a shadow, on the control or on the frame of what one writes in.
async function expectVisibleFocus(target: Locator): Promise<void> {
  const isShown = () =>
    target.evaluate((element) => {
      const frame = element.closest('article') ?? element
      const looks = [getComputedStyle(element), getComputedStyle(frame), getComputedStyle(frame, '::before')]
      return looks.some(({ outlineStyle, boxShadow }) => outlineStyle !== 'none' || boxShadow !== 'none')
    })
  await expect.poll(isShown, { message: `the focus is seen on ${target.toString()}` }).toBe(true)
}
