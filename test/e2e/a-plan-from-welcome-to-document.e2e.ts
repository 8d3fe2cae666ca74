import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import {
  commentedWords,
  commentOn,
  selectWords,
  reply,
  resolve,
  showThreads,
  threadWith,
} from '../support/gestures/comments.ts'
import {
  addFigure,
  addFinding,
  archive,
  caretOf,
  finding,
  findingText,
  findingTitles,
  moveUp,
  dragBefore,
  openDomain,
  typeAtEnd,
  untilSaved,
  wordsIn,
} from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinByAddress, joinWithCode } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const domain = 'Petite enfance'
const pole = 'Un pôle petite enfance identifié à Cahors'
const added = 'Les crèches peinent à recruter'
const places = 'Des places manquent pour les 0-3 ans autour de Cahors et sur les axes domicile-travail'

describe('a plan, from welcome to document', () => {
  let stage: Stage
  let ines: Page
  let maud: Page
  let julien: Page
  let samira: Page
  let wall: Page
  let isBroken = false

  beforeAll(async () => {
    stage = await openStage()
    ines = await stage.browsers.person('Inès')
    maud = await stage.browsers.person('Maud')
    julien = await stage.browsers.person('Julien')
    samira = await stage.browsers.person('Samira', { device: 'phone' })
    wall = await stage.browsers.person('the wall', { device: 'projector' })
  })

  afterAll(async () => stage.close())

  // A story stops where it breaks: what follows would only repeat it.
  beforeEach(({ onTestFailed }) => {
    expect(isBroken, 'an earlier step failed').toBe(false)
    onTestFailed(() => {
      isBroken = true
    })
  })

  test('1. the facilitator opens the console by link', async () => {
    await enterAsFacilitator(ines, stage.links.facilitator, 'Inès Rouvière')
  })

  test('1. two contributors join with the code, one on a phone by address, the wall by its own', async () => {
    await joinWithCode(maud, stage.links.code, {
      name: 'Maud Terral',
      institution: 'Caisse d’allocations familiales du Lot',
    })
    await joinWithCode(julien, stage.links.code, {
      name: 'Julien Bos',
      institution: 'Communauté d’agglomération du Grand Cahors',
    })
    await joinByAddress(samira, `/rejoindre/${stage.links.code}`, {
      name: 'Samira Lahlou',
      institution: 'Centres sociaux et espaces de vie sociale',
    })
    await wall.goto(stage.links.projector)
  })

  test('1. the same browser comes back as the same person', async () => {
    const before = maud.url()
    await maud.goto('/')
    await maud.goto(before)
    await maud.getByRole('button', { name: /^Maud Terral/ }).waitFor()
  })

  test('2. two people type in one finding: each sees the other’s caret, both the same text', async () => {
    for (const page of [maud, julien]) await openDomain(page, domain)
    const [mauds, juliens] = [findingText(maud, pole), findingText(julien, pole)]
    const [one, other] = [' Le relais y tient sa permanence.', ' Le lieu est desservi par le bus.']
    const before = await wordsIn(mauds)
    await Promise.all([typeAtEnd(mauds, one), typeAtEnd(juliens, other)])
    await caretOf(mauds, 'Julien Bos').waitFor()
    await caretOf(juliens, 'Maud Terral').waitFor()
    await Promise.all([untilSaved(maud), untilSaved(julien)])
    await expect.poll(() => wordsIn(juliens)).toBe(await wordsIn(mauds))
    // Both typed at the same place at once: the letters may be woven, none may be missing.
    expect(await wordsIn(mauds)).toHaveLength(before.length + one.length + other.length)
  })

  test('2. fields are written together too, and the other reads them as they come', async () => {
    const mauds = finding(maud, places)
    await addFigure(mauds, {
      value: '14',
      unit: 'mois',
      label: 'd’attente en moyenne',
      source: 'Guichet petite enfance',
    })
    await untilSaved(maud)
    const juliens = finding(julien, places)
    await expect.poll(() => figuresOf(juliens)).toContain('d’attente en moyenne')
  })

  test('2. a finding is added, moved up by keyboard and archived, everywhere', async () => {
    await addFinding(julien, { title: added, text: 'Deux crèches sur trois refusent faute de personnel.' })
    await untilSaved(julien)
    await finding(maud, added).waitFor()
    const before = await findingTitles(maud)
    await moveUp(maud, added)
    await expect.poll(() => findingTitles(julien)).toEqual(movedUp(before, added))
    await dragBefore(julien, added, before[0] ?? '')
    await expect.poll(() => findingTitles(maud)).toEqual([added, ...before.filter((title) => title !== added)])
    await archive(finding(maud, added))
    await finding(julien, added).waitFor({ state: 'detached' })
  })

  test('2. undo takes back one’s own words only', async () => {
    const [mauds, juliens] = [findingText(maud, places), findingText(julien, places)]
    await typeAtEnd(mauds, ' Les naissances augmentent.')
    await untilSaved(maud)
    await expect.poll(() => wordsIn(juliens)).toContain('Les naissances augmentent.')
    await typeAtEnd(juliens, ' Cahors attire des familles.')
    await untilSaved(julien)
    await expect.poll(() => wordsIn(mauds)).toContain('Cahors attire des familles.')
    await mauds.press('Control+z')
    await expect.poll(() => wordsIn(juliens)).not.toContain('Les naissances')
    expect(await wordsIn(juliens)).toContain('Cahors attire des familles.')
  })

  test('3. words are commented, answered and dealt with in the margin, at once', async () => {
    await commentOn(findingText(maud, places), 'sans réponse', 'Comptez-vous les doublons ?')
    const juliens = threadWith(julien, 'Comptez-vous les doublons ?')
    await juliens.waitFor()
    await reply(juliens, 'Oui, le guichet a dédoublonné.')
    const mauds = threadWith(maud, 'le guichet a dédoublonné')
    await mauds.waitFor()
    await resolve(mauds)
    await juliens.waitFor({ state: 'detached' })
    await showThreads(julien, 'resolved')
    await juliens.waitFor()
  })

  test('3. a thread follows its words, and stays readable when they go', async () => {
    await commentOn(findingText(julien, places), 'structures collectives', 'Crèches et micro-crèches ?')
    const thread = threadWith(maud, 'Crèches et micro-crèches ?')
    await thread.waitFor()
    const mauds = findingText(maud, places)
    await mauds.press('Control+Home')
    await mauds.pressSequentially('Chaque année, ')
    await expect.poll(() => commentedWords(findingText(julien, places))).toContain('structures collectives')
    await selectWords(mauds, 'structures collectives')
    await mauds.press('Delete')
    await showThreads(maud, 'detached')
    await thread.waitFor()
    expect(await thread.textContent()).toContain('structures collectives')
  })
})

function figuresOf(found: Locator): Promise<readonly string[]> {
  return found
    .getByRole('complementary')
    .getByRole('textbox')
    .evaluateAll((all) => all.map((one) => (one as HTMLTextAreaElement).value))
}

function movedUp(titles: readonly string[], title: string): readonly string[] {
  const place = titles.indexOf(title)
  return titles.toSpliced(place, 1).toSpliced(place - 1, 0, title)
}
