import type { Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast, demonstration } from '../support/cast.ts'
import { commentAt, reply, resolve, showThreads, threadWith } from '../support/gestures/comments.ts'
import { addFigure, finding, openDomain, untilSaved } from '../support/gestures/diagnostic.ts'
import { joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const { domain, finding: title } = demonstration
const said = {
  figure: 'De quelle année est ce chiffre ?',
  domain: 'Rien ici sur l’accueil d’urgence.',
  stake: 'Cet enjeu en contient deux.',
}

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

test('a figure is commented, answered beside it, and its conversation outlives it', async () => {
  for (const page of [maud, julien]) await openDomain(page, domain)
  await addFigure(finding(julien, title), { value: '57', unit: 'demandes', label: 'sans réponse', source: 'CAF' })
  await untilSaved(julien)
  const figure = finding(maud, title).getByRole('complementary')
  await figure.getByText('57').waitFor()
  await figure.hover()
  await commentAt(figure.getByRole('button', { name: fr.diagnostic.commentFigure }).last(), said.figure)

  await finding(julien, title)
    .getByRole('button', { name: /57 demandes sans réponse/ })
    .click()
  await reply(threadWith(julien, said.figure), 'De 2019.')
  await threadWith(maud, 'De 2019.').waitFor()
  await expectAccessible(maud, 'a commented figure')

  await finding(julien, title).getByRole('button', { name: fr.diagnostic.removeEvidence }).last().click()
  await showThreads(maud, 'detached')
  const gone = threadWith(maud, said.figure)
  expect(await gone.locator('blockquote').innerText()).toContain('57 demandes sans réponse (CAF)')
  await reply(gone, 'Merci.')
  for (const page of [maud, julien]) await showThreads(page, 'open')
})

test('a whole domain is commented from its head', async () => {
  await commentAt(maud.getByRole('button', { name: fr.diagnostic.commentDomain }), said.domain)
  const thread = threadWith(julien, said.domain)
  await thread.waitFor()
  expect(await thread.locator('blockquote').innerText()).toContain(`${fr.comments.on.domain} ${domain}`)
  await resolve(threadWith(maud, said.domain))
  await showThreads(maud, 'resolved')
  await maud.getByRole('button', { name: fr.comments.reopen }).click()
  await threadWith(julien, said.domain).waitFor()
})

test('a stake is commented, found again from the catch-up and by its link, and detached when it is archived', async () => {
  const stakes = `/d/${workshopOf(maud)}/diagnostic/enjeux`
  for (const page of [maud, julien]) await page.goto(stakes)
  await maud.getByRole('button', { name: fr.stakes.add }).first().click()
  const written = maud.getByRole('textbox', { name: fr.stakes.titleOf(1) })
  await written.pressSequentially('Loger les jeunes')
  await untilSaved(maud)
  const stake = julien.getByRole('article', { name: fr.stakes.stake('1, Loger les jeunes') })
  await commentAt(stake.getByRole('button', { name: fr.stakes.comment(1) }), said.stake)
  await threadWith(maud, said.stake).waitFor()
  for (const device of [maud, julien]) await expectAccessible(device, 'a commented stake')

  await maud.goto(`/d/${workshopOf(maud)}`)
  await maud.getByRole('link', { name: 'Loger les jeunes' }).click()
  await threadWith(maud, said.stake).and(maud.locator(':focus')).waitFor()
  await maud.setViewportSize({ width: 390, height: 844 })
  await expectNoSidewaysScroll(maud, 'a commented stake, 390 px')
  await maud.setViewportSize({ width: 1440, height: 900 })

  await julien.getByRole('button', { name: fr.stakes.archive(1) }).click()
  await showThreads(julien, 'detached')
  const blockquote = threadWith(julien, said.stake).locator('blockquote')
  expect(await blockquote.innerText()).toContain(`${fr.comments.on.stake} Loger les jeunes`)
})
