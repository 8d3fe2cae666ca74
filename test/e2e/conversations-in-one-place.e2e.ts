import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast, demonstration } from '../support/cast.ts'
import { commentAt } from '../support/gestures/comments.ts'
import { openDomain } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const words = fr.comments.gathered
const said = 'Rien ici sur l’accueil d’urgence.'
const { domain } = demonstration

let stage: Stage
let ines: Page
let maud: Page
let path: string

beforeAll(async () => {
  stage = await openStage()
  // A network that is cut, and a door that does not answer, are part of the story.
  stage.browsers.tolerate(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/)
  ines = await stage.browsers.person('Inès')
  maud = await stage.browsers.person('Maud')
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await joinWithCode(maud, stage.links.code, cast.maud)
  path = `/d/${workshopOf(ines)}/conversations`
})
afterAll(async () => stage.close())

function rows(page: Page) {
  return page.getByRole('main').getByRole('listitem')
}

test('who comes back finds what was said meanwhile, marked, and goes to its place', async () => {
  // Says that all was seen up to now, as the page of what is new does: no hour has to pass.
  const door = `/api/workshops/${workshopOf(ines)}`
  const { until } = await (await ines.request.get(`${door}/catch-up`)).json()
  expect((await ines.request.post(`${door}/visits`, { data: { seen: until } })).ok()).toBe(true)
  await openDomain(maud, domain)
  await commentAt(maud.getByRole('button', { name: fr.diagnostic.commentDomain }), said)

  await ines.goto(`/d/${workshopOf(ines)}`)
  await ines.getByRole('link', { name: words.title }).click()
  await ines.getByText(/^1 commentaire nouveau depuis/).waitFor()
  const [newest] = await rows(ines).allInnerTexts()
  expect(newest).toContain(said)
  expect(newest).toContain(words.new(1))
  await expectAccessible(ines, 'all conversations')

  await ines.keyboard.press('Alt+ArrowDown')
  await ines.keyboard.press('Enter')
  const thread = ines.getByRole('complementary', { name: fr.comments.title }).locator(':focus')
  await thread.getByText(said).waitFor()
})

test('they are chosen by domain and by type, and the choice is there on the way back', async () => {
  await ines.goBack()
  await rows(ines).first().waitFor()
  const all = await rows(ines).count()
  await ines.getByLabel(words.part).selectOption({ label: `A ${domain}` })
  await expect.poll(() => rows(ines).count()).toBeLessThan(all)
  await ines.getByRole('link', { name: new RegExp(`${fr.comments.on.domain} ${domain}`) }).click()
  await ines.getByRole('heading', { level: 1, name: domain }).waitFor()
  await ines.goBack()
  await rows(ines).first().waitFor()
  expect(await ines.getByLabel(words.part).locator('option:checked').innerText()).toBe(`A ${domain}`)
  await ines.getByLabel(words.kind).selectOption({ label: fr.comments.kinds.proposal })
  await ines.getByText(words.noMatch).waitFor()
  await expectAccessible(ines, 'no conversation for these filters')
  await ines.getByRole('button', { name: words.showAll }).click()
  await expect.poll(() => rows(ines).count()).toBe(all)
})

test('a cut network leaves the list, a door that does not answer is said with the way out', async () => {
  await ines.context().setOffline(true)
  await ines.getByText(fr.join.connection.cut).waitFor()
  expect(await rows(ines).count()).toBeGreaterThan(1)
  await ines.context().setOffline(false)
  await ines.route('**/documents/plan', (route) => route.abort())
  await ines.goto(path)
  await ines.getByText(words.unreachable).waitFor()
  await expectAccessible(ines, 'conversations that could not be read')
  await ines.unroute('**/documents/plan')
  await ines.getByRole('button', { name: words.retry }).click()
  await rows(ines).first().waitFor()
  await ines.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(ines, 'all conversations, 320 px')
  await expectAccessible(ines, 'all conversations, 320 px')
})
