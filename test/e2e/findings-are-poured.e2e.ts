import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast, demonstration } from '../support/cast.ts'
import { addFinding, finding, openDomain, typeAtEnd, findingText, untilSaved } from '../support/gestures/diagnostic.ts'
import { joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const words = fr.space.pour
const said = { title: 'Deux équipes pour une seule place', text: 'Nous n’avons plus personne le samedi.' }

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('an institution pours a finding, which everybody then reads with its origin', async () => {
  const [maud, samira] = [await stage.browsers.person('Maud'), await stage.browsers.person('Samira')]
  await joinWithCode(maud, stage.links.code, cast.maud)
  await joinWithCode(samira, stage.links.code, cast.samira)
  await samira.goto(`/d/${workshopOf(samira)}`)
  await openDomain(samira, demonstration.domain)
  await maud.goto(`/d/${workshopOf(maud)}/espace`)
  await maud.getByRole('button', { name: fr.diagnostic.add }).waitFor()
  await addFinding(maud, said)
  await untilSaved(maud)
  const own = finding(maud, said.title)
  await own.getByRole('checkbox').check()
  await maud.getByRole('button', { name: words.act(1), exact: true }).click()
  const question = maud.getByRole('dialog', { name: words.title(1) })
  await question.getByText(said.title, { exact: true }).waitFor()
  await expectAccessible(maud, 'pouring a finding')
  expect(await finding(samira, said.title).count()).toBe(0)
  await question.getByRole('button', { name: words.confirm, exact: true }).click()

  await own.getByText(words.poured('§').split('§')[0] ?? '').waitFor()
  expect(await own.getByRole('checkbox').count()).toBe(0)
  await expectAccessible(maud, 'a poured finding')
  const seen = finding(samira, said.title)
  await seen.getByText(said.text).waitFor()
  await seen.getByText(words.by('CAF', '§').split('§')[0] ?? '').waitFor()
  await expectAccessible(samira, 'a finding with its origin')

  await typeAtEnd(findingText(maud, said.title), ' Ni le dimanche.')
  await own.getByText(words.changed, { exact: true }).waitFor()
  await untilSaved(maud)
  await own.getByRole('checkbox').check()
  await maud.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(maud, 'a space with a finding that is chosen')
  await maud.getByRole('button', { name: words.act(1), exact: true }).click()
  await maud.getByRole('button', { name: words.confirm, exact: true }).click()
  await seen.getByText('Ni le dimanche.').waitFor()
  expect(await finding(samira, said.title).count()).toBe(1)
})
