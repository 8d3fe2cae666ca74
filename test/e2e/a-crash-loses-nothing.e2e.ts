import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { cast, demonstration } from '../support/cast.ts'
import { commentOn, threadWith } from '../support/gestures/comments.ts'
import { enterPhase, openRound } from '../support/gestures/console.ts'
import { findingText, openDomain, typeAtEnd, untilSaved, wordsIn } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode } from '../support/gestures/join.ts'
import { openSession, placeTokens, saveBallot } from '../support/gestures/voting.ts'
import { openStage, type Stage } from '../support/stage.ts'

const { domain, finding: pole, action } = demonstration

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
  stage.browsers.tolerate(/ERR_CONNECTION_(REFUSED|RESET)/, /WebSocket connection to .* failed/, /ERR_EMPTY_RESPONSE/)
})
afterAll(async () => stage.close())

test('everything that a screen had shown is there after a kill -9', async () => {
  const [ines, maud, julien] = await Promise.all(['Inès', 'Maud', 'Julien'].map((name) => stage.browsers.person(name)))
  if (!ines || !maud || !julien) throw new Error('three people take part')
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await joinWithCode(maud, stage.links.code, cast.maud)
  await joinWithCode(julien, stage.links.code, cast.julien)
  for (const page of [maud, julien]) await openDomain(page, domain)

  // In the middle of a sentence: what the other has read survives, and the writer goes on.
  await typeAtEnd(findingText(maud, pole), ' Le relais y tient sa permanence')
  await expect.poll(() => wordsIn(findingText(julien, pole))).toContain('sa permanence')
  await commentOn(findingText(julien, pole), 'sa permanence', 'Quels jours ?')
  await stage.server.kill()
  await findingText(maud, pole).pressSequentially(', le mardi.')
  await stage.server.restart()
  await untilSaved(maud)
  await expect.poll(() => wordsIn(findingText(julien, pole))).toContain('sa permanence, le mardi.')
  await threadWith(maud, 'Quels jours ?').waitFor()

  // In the middle of a vote: a ballot that was acknowledged counts.
  await enterPhase(ines, 'plan')
  await openRound(ines, 'Vote', action)
  await openSession(maud)
  await placeTokens(maud, { [action]: 2 })
  await saveBallot(maud)
  await stage.server.kill()
  await stage.server.restart()
  await ines
    .getByText(fr.console.round.ballots(1, 2))
    .or(ines.getByText(fr.console.round.of(2)))
    .first()
    .waitFor()
  await maud.reload()
  await maud
    .getByRole('status')
    .filter({ hasText: fr.voting.saved('').trim() })
    .waitFor()
})
