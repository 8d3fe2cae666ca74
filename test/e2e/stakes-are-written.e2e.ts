import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast, demonstration } from '../support/cast.ts'
import { openDomain, untilSaved } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const words = fr.stakes
const [first, second] = ['Accueillir chaque enfant', 'Aller vers les familles éloignées']

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

async function openStakes(page: Page): Promise<void> {
  await openDomain(page, demonstration.domain)
  const nav = page.getByRole('navigation', { name: fr.diagnostic.domains })
  await nav.getByRole('link', { name: words.title }).click()
  await page.getByRole('heading', { level: 1, name: words.title }).waitFor()
}

function stakeNames(page: Page): Promise<readonly string[]> {
  return page.getByRole('article').evaluateAll((all) => all.map((one) => one.getAttribute('aria-label') ?? ''))
}

test('two people write the stakes together, put them in order, and link the findings that show them', async () => {
  const [ines, maud] = [await stage.browsers.person('Inès'), await stage.browsers.person('Maud')]
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await joinWithCode(maud, stage.links.code, cast.maud)
  await ines.goto(`/d/${workshopOf(ines)}`)
  for (const page of [ines, maud]) await openStakes(page)
  await maud.getByText(words.empty).waitFor()
  await expectAccessible(maud, 'no stake yet')

  // The new title has the caret; Tab leads to the sentence.
  await maud.getByRole('button', { name: words.add }).click()
  await maud.keyboard.type(first)
  await maud.keyboard.press('Tab')
  await maud.keyboard.type('Aucune famille ne renonce faute de place.')
  await ines.getByRole('article', { name: words.stake(`1, ${first}`) }).waitFor()
  await ines.getByRole('button', { name: words.add }).click()
  await ines.keyboard.type(second)
  await maud.getByRole('article', { name: words.stake(`2, ${second}`) }).waitFor()

  const stake = maud.getByRole('article', { name: first })
  await stake.getByText(words.link).click()
  for (const title of [demonstration.finding, demonstration.otherFinding]) await stake.getByLabel(title).check()
  await ines.getByText(words.linked(2, 33)).waitFor()
  await ines.getByRole('heading', { name: words.unanswered(31) }).waitFor()
  await expectAccessible(maud, 'stakes')
  await stake.getByText(words.link).click()
  await maud.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(maud, 'stakes')
  await maud.setViewportSize({ width: 390, height: 844 })
  await maud.setViewportSize({ width: 1440, height: 900 })

  // By keyboard: the second one goes up, and everybody sees it.
  await ines.getByRole('button', { name: fr.editor.move.up(`2, ${second}`), exact: true }).focus()
  await ines.keyboard.press('Enter')
  await expect.poll(() => stakeNames(maud)).toEqual([words.stake(`1, ${second}`), words.stake(`2, ${first}`)])
  await maud.getByRole('button', { name: words.unlink('A1', 2), exact: true }).click()
  await ines.getByText(words.linked(1, 33)).waitFor()

  // Nothing is thrown away.
  await maud.getByRole('button', { name: words.archive(2), exact: true }).click()
  await expect.poll(() => stakeNames(ines)).toEqual([words.stake(`1, ${second}`)])
  await ines.getByText(words.archived(1), { exact: true }).click()
  await ines.getByRole('button', { name: words.restore, exact: true }).click()
  await expect.poll(() => stakeNames(maud)).toEqual([words.stake(`1, ${second}`), words.stake(`2, ${first}`)])
  await untilSaved(ines)

  // They are stored: a page that opens anew has them.
  await maud.reload()
  await expect.poll(() => stakeNames(maud)).toEqual([words.stake(`1, ${second}`), words.stake(`2, ${first}`)])
})
