import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { cast } from '../support/cast.ts'
import { enterPhase } from '../support/gestures/console.ts'
import { addFinding, finding, untilSaved } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const said = { title: 'Les horaires décalés ne trouvent personne', text: 'Aucun accueil avant sept heures.' }

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('the first finding of a space is written without network, and arrives', async () => {
  const { browsers, links } = stage
  const [ines, odile] = [await browsers.person('Inès'), await browsers.person('Odile')]
  await enterAsFacilitator(ines, links.facilitator, cast.ines.name)
  await enterPhase(ines, 'listen')
  await joinWithCode(odile, links.code, cast.odile)
  await odile.goto(`/d/${workshopOf(odile)}/espace`)
  await odile.getByRole('button', { name: fr.diagnostic.add }).waitFor()
  await odile.waitForLoadState('networkidle')
  browsers.tolerate(/ERR_INTERNET_DISCONNECTED/)
  await odile.context().setOffline(true)
  await odile.getByText(fr.editor.document.offline.kept).waitFor()
  await addFinding(odile, said)
  await odile.context().setOffline(false)
  await untilSaved(odile)
  await odile.reload()
  await finding(odile, said.title).getByText(said.text).waitFor()
  expect(await odile.getByRole('article').count()).toBe(1)
})
