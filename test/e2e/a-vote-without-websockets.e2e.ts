import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { closeRound, enterPhase, openRound, previewRound, revealRound } from '../support/gestures/console.ts'
import { enterAsFacilitator, joinWithCode } from '../support/gestures/join.ts'
import { openSession, placeTokens, saveBallot } from '../support/gestures/voting.ts'
import { openStage, type Stage } from '../support/stage.ts'

const round = 'Vote par la seule porte qui reste'
const action = 'Créer un conseil local de la jeunesse'

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('following and voting work where websockets are blocked', async () => {
  // What the browser says of its own blocked attempts.
  stage.browsers.tolerate(/WebSocket connection to/)
  const [ines, luc] = [await stage.browsers.person('Inès'), await stage.browsers.person('Luc')]
  for (const page of [ines, luc]) await page.routeWebSocket(/./, (socket) => socket.close({ code: 1011 }))
  await enterAsFacilitator(ines, stage.links.facilitator, 'Inès Rouvière')
  await enterPhase(ines, 'plan')
  await joinWithCode(luc, stage.links.code, {
    name: 'Luc Vidal',
    institution: 'Mutualité sociale agricole Midi-Pyrénées Nord',
  })
  await openSession(luc)
  await openRound(ines, round, action)
  await luc.getByRole('heading', { level: 1, name: fr.voting.title(5) }).waitFor()
  await placeTokens(luc, { [action]: 2 })
  await saveBallot(luc)
  await closeRound(ines)
  await previewRound(ines)
  await revealRound(ines)
  await luc.getByRole('heading', { name: fr.voting.result.ranking }).waitFor()
  expect(await luc.getByRole('main').textContent()).toContain(action)
})
