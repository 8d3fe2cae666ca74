import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast, demonstration } from '../support/cast.ts'
import { finding as findingCalled, findingText, openDomain } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const { domain, finding } = demonstration
const words = fr.diagnostic
const doubt = 'Le pôle ne couvre pas le nord du territoire.'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('an institution signs a reserve beside a finding, and withdraws it', async () => {
  const [ines, maud] = [await stage.browsers.person('Inès'), await stage.browsers.person('Maud')]
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await joinWithCode(maud, stage.links.code, cast.maud)
  await ines.goto(`/d/${workshopOf(ines)}`)
  for (const page of [ines, maud]) await openDomain(page, domain)
  const found = findingCalled(maud, finding)
  const sign = found.getByRole('button', { name: words.signReserve, exact: true })

  // By keyboard alone; nothing is signed without words.
  await findingText(maud, finding).focus()
  await sign.focus()
  await maud.keyboard.press('Enter')
  const area = found.getByRole('textbox', { name: words.reserveText(cast.maud.institution) })
  await expect.poll(() => area.evaluate((element) => element === document.activeElement)).toBe(true)
  await maud.keyboard.press('Tab')
  await maud.keyboard.press('Enter')
  await found.getByText(words.reserveMissing).waitFor()
  await expectAccessible(maud, 'signing a reserve')
  await area.pressSequentially(doubt)
  await maud.keyboard.press('Tab')
  await maud.keyboard.press('Enter')

  // Beside the finding for everybody, in the name of the institution; one an institution.
  const seen = findingCalled(ines, finding)
  await seen.getByText(words.reserveOf(cast.maud.institution), { exact: true }).waitFor()
  await seen.getByText(words.quoted(doubt), { exact: true }).waitFor()
  expect(await seen.getByRole('button', { name: words.withdrawReserve }).count()).toBe(0)
  await sign.waitFor({ state: 'detached' })
  await expectAccessible(maud, 'a finding with a reserve')
  await maud.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(maud, 'a finding with a reserve')
  await maud.setViewportSize({ width: 1440, height: 900 })

  await found.getByRole('button', { name: words.withdrawReserve, exact: true }).click()
  const question = maud.getByRole('dialog', { name: words.withdrawQuestion(cast.maud.institution) })
  await expectAccessible(maud, 'withdrawing a reserve')
  await question.getByRole('button', { name: words.withdrawReserve, exact: true }).click()
  await seen.getByText(words.quoted(doubt), { exact: true }).waitFor({ state: 'hidden' })
  await seen.getByText(words.withdrawnReserves(1), { exact: true }).click()
  await seen.getByText(words.withdrawnBy('§', cast.maud.name).split('§')[1] ?? '').waitFor()
  await findingText(maud, finding).focus()
  await sign.waitFor()
})
