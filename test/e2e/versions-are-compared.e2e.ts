import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast, demonstration } from '../support/cast.ts'
import {
  addFinding,
  archive,
  finding as findingCalled,
  findingText,
  openDomain,
  typeAtEnd,
  untilSaved,
  wordsIn,
} from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { nameVersion, openVersions } from '../support/gestures/versions.ts'
import { openStage, type Stage } from '../support/stage.ts'

const { domain, finding, otherFinding } = demonstration
const words = fr.comparison
const meeting = 'Avant la réunion'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('what changed since a version is read in words, and one finding comes back', async () => {
  const [ines, maud] = [await stage.browsers.person('Inès'), await stage.browsers.person('Maud')]
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await joinWithCode(maud, stage.links.code, cast.maud)
  await ines.goto(`/d/${workshopOf(ines)}`)
  for (const page of [ines, maud]) await openDomain(page, domain)
  const dialog = await openVersions(ines, 'diagnostic')
  await nameVersion(dialog, meeting)

  const text = findingText(maud, finding)
  await typeAtEnd(text, ' Le relais y est.')
  await addFinding(maud, { title: 'Un constat de plus', text: 'Il est tout neuf.' })
  await archive(findingCalled(maud, otherFinding))
  await untilSaved(maud)

  await dialog.getByRole('link', { name: words.openOf(meeting, '').replace(/, $/, '') }).click()
  await ines.getByRole('heading', { level: 1, name: words.title.diagnostic }).waitFor()
  await ines.getByText('1 constat ajouté, 1 constat retiré et 1 constat modifié.').waitFor()
  const changed = ines.getByRole('article', { name: finding })
  expect(await changed.locator('ins').textContent()).toContain('Le relais y est.')
  await ines.getByRole('article', { name: otherFinding }).getByText(words.status.removed, { exact: true }).waitFor()
  await ines
    .getByRole('article', { name: 'Un constat de plus' })
    .getByText(words.status.added, { exact: true })
    .waitFor()
  await expectAccessible(ines, 'what changed')
  await ines.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(ines, 'what changed')
  await ines.setViewportSize({ width: 390, height: 844 })
  await ines.setViewportSize({ width: 1440, height: 900 })

  // Whoever does not facilitate reads the same, without the way back.
  await maud.goto(new URL(ines.url()).pathname)
  await maud.getByRole('article', { name: finding }).waitFor()
  expect(await maud.getByRole('button', { name: words.restore }).count()).toBe(0)
  await openDomain(maud, domain)

  await changed.getByRole('button', { name: words.restore }).click()
  const question = ines.getByRole('dialog')
  await expectAccessible(ines, 'bringing back a finding')
  await question.getByRole('button', { name: words.restore, exact: true }).click()
  await changed.waitFor({ state: 'detached' })
  await expect.poll(() => wordsIn(text)).not.toContain('Le relais y est.')
  // The others are as they were.
  await findingCalled(maud, 'Un constat de plus').waitFor()
  expect(await findingCalled(maud, otherFinding).count()).toBe(0)
  await ines.getByRole('article', { name: otherFinding }).getByRole('button', { name: words.restore }).click()
  await ines.getByRole('dialog').getByRole('button', { name: words.restore, exact: true }).click()
  await findingCalled(maud, otherFinding).waitFor()
})
