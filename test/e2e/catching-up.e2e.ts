import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast, demonstration } from '../support/cast.ts'
import { openDomain, typeAtEnd, findingText, untilSaved } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const { domain, finding } = demonstration
const words = fr.catchUp

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('who comes back reads the words that changed, and says that they have seen them', async () => {
  const [ines, maud] = [await stage.browsers.person('Inès'), await stage.browsers.person('Maud')]
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await joinWithCode(maud, stage.links.code, cast.maud)
  const path = `/d/${workshopOf(ines)}/depuis`
  await ines.goto(path)
  await ines.getByText(words.first).waitFor()
  await expectAccessible(ines, 'catching up, first visit')

  // Says that all was seen up to now, as the page does: no hour has to pass.
  const door = `/api/workshops/${workshopOf(ines)}`
  const { until } = await (await ines.request.get(`${door}/catch-up`)).json()
  expect((await ines.request.post(`${door}/visits`, { data: { seen: until } })).ok()).toBe(true)

  await openDomain(maud, domain)
  await typeAtEnd(findingText(maud, finding), ' Le relais y est.')
  await untilSaved(maud)

  await ines.goto(`/d/${workshopOf(ines)}`)
  await ines.getByRole('link', { name: /^Depuis votre visite du/ }).click()
  await ines.getByRole('heading', { name: words.changes.title }).waitFor()
  expect(await ines.locator('ins').allInnerTexts()).toEqual([expect.stringContaining('Le relais y est')])
  await expectAccessible(ines, 'catching up')
  await ines.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(ines, 'catching up, 320 px')

  await ines.getByRole('button', { name: words.allSeen }).click()
  await ines.getByText(words.nothing, { exact: true }).waitFor()
})
