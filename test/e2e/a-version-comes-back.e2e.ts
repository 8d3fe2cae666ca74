import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible } from '../support/accessibility.ts'
import { cast, demonstration } from '../support/cast.ts'
import { openPlan } from '../support/gestures/actions.ts'
import { enterPhase } from '../support/gestures/console.ts'
import {
  addFinding,
  finding as findingCalled,
  findingText,
  openDomain,
  typeAtEnd,
  untilSaved,
  wordsIn,
} from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { askToRestore, nameVersion, openVersions, versionNames } from '../support/gestures/versions.ts'
import { openStage, type Stage } from '../support/stage.ts'

const { domain, finding } = demonstration
const words = fr.versions
const meeting = 'Avant la réunion'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('a version is named, comes back on every screen, and what was there before it can come back too', async () => {
  const [ines, maud] = [await stage.browsers.person('Inès'), await stage.browsers.person('Maud')]
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await joinWithCode(maud, stage.links.code, cast.maud)
  await ines.goto(`/d/${workshopOf(ines)}`)
  for (const page of [ines, maud]) await openDomain(page, domain)
  const text = findingText(maud, finding)
  await typeAtEnd(text, ' Le relais y est.')
  await untilSaved(maud)

  const dialog = await openVersions(ines, 'diagnostic')
  await dialog.getByText(words.empty).waitFor()
  await expectAccessible(ines, 'versions, none yet')
  await dialog.getByRole('button', { name: words.nameAct, exact: true }).click()
  await dialog.getByText(fr.refusals.rules['label-missing']).waitFor()
  await nameVersion(dialog, meeting)
  expect(await versionNames(dialog)).toEqual([meeting])

  await typeAtEnd(text, ' Plus maintenant.')
  await addFinding(maud, { title: 'Un constat de trop', text: 'Il passe aux archives.' })
  await untilSaved(maud)
  const question = await askToRestore(ines, dialog, meeting)
  await expectAccessible(ines, 'going back to a version')
  await question.getByRole('button', { name: words.restore, exact: true }).click()
  await question.waitFor({ state: 'detached' })
  await expect.poll(() => wordsIn(text)).toMatch(/Le relais y est\.$/)
  await findingCalled(maud, 'Un constat de trop').waitFor({ state: 'detached' })
  await expect.poll(() => versionNames(dialog)).toEqual([words.beforeReturn(meeting), meeting])
  await dialog.getByText(/^Le diagnostic dit de nouveau/).waitFor()
  await expectAccessible(ines, 'versions')

  // What was there is one of them.
  const undo = await askToRestore(ines, dialog, words.beforeReturn(meeting))
  await undo.getByRole('button', { name: words.restore, exact: true }).click()
  await expect.poll(() => wordsIn(text)).toMatch(/Plus maintenant\.$/)
  await findingCalled(maud, 'Un constat de trop').waitFor()
  await typeAtEnd(text, ' On continue.')
  await expect.poll(() => wordsIn(findingText(ines, finding))).toMatch(/On continue\.$/)

  // Cut from the network there is nothing to press; Escape closes, and focus is where it was.
  await ines.context().setOffline(true)
  await dialog.getByText(words.offline).waitFor()
  expect(await dialog.getByRole('button', { name: words.restore }).count()).toBe(0)
  await ines.context().setOffline(false)
  await dialog.getByRole('button', { name: words.restoreOf(meeting, '').replace(/, $/, '') }).waitFor()
  await ines.keyboard.press('Escape')
  await dialog.waitFor({ state: 'detached' })
  await expect.poll(() => ines.evaluate(() => document.activeElement?.textContent)).toBe(words.open)
})

test('a phase that ends leaves a version of both documents, which everybody may read', async () => {
  const [ines, maud] = [await stage.browsers.person('Inès'), await stage.browsers.person('Maud')]
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await joinWithCode(maud, stage.links.code, cast.maud)
  await enterPhase(ines, 'plan')
  await openPlan(maud)
  const dialog = await openVersions(maud, 'plan')
  expect(await versionNames(dialog)).toEqual([words.phase(fr.workshop.phases.share.title)])
  expect(await dialog.getByLabel(words.name).count()).toBe(0)
  expect(await dialog.getByRole('listitem').getByRole('button').count()).toBe(0)
  await expectAccessible(maud, 'versions of the plan, read')
})
