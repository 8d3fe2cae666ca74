import { afterAll, beforeAll, expect, test } from 'vitest'
import { formatsIn } from '../../shared/i18n/formats.ts'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast } from '../support/cast.ts'
import { addFinding, findingText, typeAtEnd, untilSaved } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { nameVersion, openVersions } from '../support/gestures/versions.ts'
import { openStage, type Stage } from '../support/stage.ts'

const words = fr.space
const said = { title: 'Deux équipes pour une seule place', text: 'Nous n’avons plus personne le samedi.' }

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
})
afterAll(async () => stage.close())

test('an institution writes in its space, opens it to be read, and closes it again', async () => {
  const [ines, maud] = [await stage.browsers.person('Inès'), await stage.browsers.person('Maud')]
  await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  await joinWithCode(maud, stage.links.code, cast.maud)
  const home = `/d/${workshopOf(maud)}`
  await maud.goto(home)
  await maud.getByRole('link', { name: words.card.open, exact: true }).waitFor()
  await expectAccessible(maud, 'the home with the way to the space')
  await maud.getByRole('link', { name: words.card.open, exact: true }).click()
  await maud.getByRole('heading', { name: words.own('CAF') }).waitFor()
  await maud.getByText(words.lock).waitFor()
  await addFinding(maud, said)
  await untilSaved(maud)
  await expectAccessible(maud, 'a space')
  const address = new URL(maud.url()).pathname

  // A session of their own is noted there, archived, and brought back.
  const sessions = fr.sessions
  await maud
    .getByRole('navigation', { name: fr.diagnostic.domains })
    .getByRole('link', { name: sessions.title })
    .click()
  await maud.getByText(sessions.emptyHelp).waitFor()
  await maud.getByRole('button', { name: sessions.add }).click()
  const session = maud.getByRole('article')
  await session.getByLabel(sessions.date).fill('2026-01-12')
  await session.getByRole('textbox', { name: sessions.attendance }).fill('Maud, deux collègues')
  await session.getByRole('textbox', { name: sessions.notes }).fill('Les relais manquent.\nÀ revoir en mars.')
  await maud.getByRole('heading', { name: sessions.of(formatsIn('fr').calendarDay('2026-01-12')) }).waitFor()
  await untilSaved(maud)
  await expectAccessible(maud, 'the sessions of a space')
  await maud.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(maud, 'the sessions of a space')
  await maud.setViewportSize({ width: 1440, height: 900 })
  await maud.getByRole('button', { name: sessions.archive }).click()
  await maud.getByText(sessions.archived(1)).click()
  await maud.getByRole('button', { name: sessions.restore }).click()
  await maud.reload()
  await expect.poll(() => session.getByRole('textbox', { name: sessions.notes }).inputValue()).toContain('en mars')

  // Nobody else, whoever drives the démarche, by the address itself.
  await ines.goto(`${home}/espace`)
  await ines.getByRole('heading', { name: words.noInstitution }).waitFor()
  await ines.goto(`${home}/espace/P-CAF`)
  await ines.getByRole('heading', { name: words.notYours }).waitFor()
  await expectAccessible(ines, 'a space that is not one’s own')

  // Its members keep versions of it, read what changed since, and go back.
  await maud.goto(address)
  const dialog = await openVersions(maud, 'space-P-CAF')
  await nameVersion(dialog, 'Avant l’équipe')
  await dialog.getByRole('button', { name: fr.versions.close }).click()
  await typeAtEnd(findingText(maud, said.title), ' Ni le dimanche.')
  await untilSaved(maud)
  await openVersions(maud, 'space-P-CAF')
  await dialog.getByRole('link', { name: /Avant l’équipe/ }).click()
  const changed = maud.getByRole('article', { name: said.title })
  await changed.locator('ins').getByText('dimanche').waitFor()
  await expectAccessible(maud, 'what changed in a space')
  await changed.getByRole('button', { name: fr.comparison.restore }).click()
  await maud.getByRole('dialog').getByRole('button', { name: fr.comparison.restore, exact: true }).click()
  await changed.waitFor({ state: 'detached' })
  await maud.getByRole('link', { name: fr.comparison.back.space }).click()
  await expect.poll(() => findingText(maud, said.title).textContent()).toBe(said.text)

  await maud.goto(address)
  await maud.getByRole('button', { name: words.open, exact: true }).click()
  await maud.getByRole('dialog', { name: words.openTitle }).waitFor()
  await expectAccessible(maud, 'opening a space')
  await maud.getByRole('button', { name: words.openTo.facilitators, exact: true }).click()
  await maud.getByText(words.openedTo.facilitators).waitFor()
  await ines.goto(home)
  await ines.getByRole('link', { name: 'CAF', exact: true }).click()
  await ines.getByText(words.guestNote).waitFor()
  await ines.getByText(said.text).waitFor()
  await maud.getByRole('button', { name: words.close, exact: true }).click()
  await ines.getByRole('heading', { name: words.notYours }).waitFor()
  expect(await ines.getByText(said.text).count()).toBe(0)

  await findingText(maud, said.title).waitFor()
  await maud.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(maud, 'a space')
})
