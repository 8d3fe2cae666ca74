import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { cast, demonstration } from '../support/cast.ts'
import { closeRound, enterPhase, openRound, previewRound, revealRound } from '../support/gestures/console.ts'
import { enterAsFacilitator, joinWithCode } from '../support/gestures/join.ts'
import { openSession, placeTokens, saveBallot } from '../support/gestures/voting.ts'
import { openStage, type Stage } from '../support/stage.ts'

const round = 'Vote par la seule porte qui reste'
const { action } = demonstration

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('following and voting work where websockets are blocked', async () => {
  // What the browser says of its own blocked attempts.
  stage.browsers.tolerate(/WebSocket connection to/)
  const [ines, odile] = [await stage.browsers.person('Inès'), await stage.browsers.person('Odile')]
  for (const page of [ines, odile]) await page.routeWebSocket(/./, (socket) => socket.close({ code: 1011 }))
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await enterPhase(ines, 'plan')
  await joinWithCode(odile, stage.links.code, cast.odile)
  await openSession(odile)
  await openRound(ines, round, action)
  await odile.getByRole('heading', { level: 1, name: fr.voting.title(5) }).waitFor()
  await placeTokens(odile, { [action]: 2 })
  await saveBallot(odile)
  await closeRound(ines)
  await previewRound(ines)
  await revealRound(ines)
  await odile.getByRole('heading', { name: fr.voting.result.ranking }).waitFor()
  expect(await odile.getByRole('main').textContent()).toContain(action)
})
