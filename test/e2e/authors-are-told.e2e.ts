import { afterAll, beforeAll, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast, demonstration } from '../support/cast.ts'
import {
  finding as findingCalled,
  findingText,
  openDomain,
  typeAtEnd,
  untilSaved,
} from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const { domain, finding } = demonstration
const words = fr.authors

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('who wrote which words of a finding is told by institution and by person', async () => {
  const [ines, maud] = [await stage.browsers.person('Inès'), await stage.browsers.person('Maud')]
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await joinWithCode(maud, stage.links.code, cast.maud)
  await ines.goto(`/d/${workshopOf(ines)}`)
  for (const page of [ines, maud]) await openDomain(page, domain)
  await typeAtEnd(findingText(maud, finding), ' Le relais y est depuis dix ans.')
  await untilSaved(maud)
  const found = findingCalled(ines, finding)
  await findingText(ines, finding).click()
  await found.getByRole('button', { name: words.open, exact: true }).click()
  const panel = found.getByRole('region')
  await panel.getByText(/^CAF, \d+/).waitFor()
  await panel
    .getByText(new RegExp(`^${words.server}`))
    .first()
    .waitFor()
  await panel.getByTitle('CAF').getByText('Le relais y est depuis dix ans.').waitFor()
  await expectAccessible(ines, 'who wrote a finding')
  await panel.getByRole('button', { name: words.byPerson, exact: true }).click()
  await panel.getByTitle(cast.maud.name).waitFor()
  await ines.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(ines, 'who wrote a finding')
  await panel.getByRole('button', { name: words.close, exact: true }).click()
  await panel.waitFor({ state: 'detached' })
})
