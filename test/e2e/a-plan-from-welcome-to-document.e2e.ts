import type { Locator, Page } from 'playwright-core'
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { cast, demonstration } from '../support/cast.ts'
import { addFiche, openFiche, openPlan } from '../support/gestures/actions.ts'
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
  undoWhile,
  untilSaved,
  wordsIn,
} from '../support/gestures/diagnostic.ts'
import {
  closeRound,
  decide,
  enterPhase,
  makeReader,
  openRound,
  previewRound,
  revealRound,
} from '../support/gestures/console.ts'
import { downloadPlan } from '../support/gestures/documents.ts'
import { enterAsFacilitator, joinByAddress, joinWithCode } from '../support/gestures/join.ts'
import { openSession, placeTokens, saveBallot } from '../support/gestures/voting.ts'
import { voteByTheDoors } from '../support/gestures/doors.ts'
import { openStage, type Stage } from '../support/stage.ts'
import { pagesByOffice, readWordFile } from '../support/word-file.ts'

const { domain, finding: pole, otherFinding: places, action: youthCouncil, otherAction: socialCentres } = demonstration
const roundTitle = 'Vote de la séance du 21 novembre'
const fiche = {
  title: 'Ouvrir une crèche à horaires étendus',
  lead: cast.maud.institution,
  description: 'Vingt places, de six heures à vingt-deux heures.',
  finding: 'Les horaires décalés et l’accueil d’urgence',
}
const added = 'Les crèches peinent à recruter'

describe('a plan, from welcome to document', () => {
  let stage: Stage
  let ines: Page
  let maud: Page
  let julien: Page
  let samira: Page
  let odile: Page
  let wall: Page
  let isBroken = false

  beforeAll(async () => {
    stage = await openStage()
    ines = await stage.browsers.person('Inès')
    maud = await stage.browsers.person('Maud')
    julien = await stage.browsers.person('Julien')
    samira = await stage.browsers.person('Samira', { device: 'phone' })
    odile = await stage.browsers.person('Odile')
    wall = await stage.browsers.person('the wall', { device: 'projector' })
  })

  afterAll(async () => stage.close())

  // A story stops where it breaks: what follows would only repeat it.
  beforeEach(({ onTestFailed }) => {
    if (isBroken) throw new Error('an earlier step failed')
    onTestFailed(() => {
      isBroken = true
    })
  })

  test('1. the facilitator opens the console by link', async () => {
    await enterAsFacilitator(ines, stage.links.facilitator, cast.ines.name)
  })

  test('1. two contributors join with the code, one on a phone by address, the wall by its own', async () => {
    await joinWithCode(maud, stage.links.code, cast.maud)
    await joinWithCode(julien, stage.links.code, cast.julien)
    await joinByAddress(samira, `/rejoindre/${stage.links.code}`, cast.samira)
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
    await caretOf(mauds, cast.julien.name).waitFor()
    await caretOf(juliens, cast.maud.name).waitFor()
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
    const moved = movedUp(before, added)
    await dragBefore(julien, added, moved[moved.indexOf(added) - 1] ?? '')
    await expect.poll(() => findingTitles(maud)).toEqual(movedUp(moved, added))
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
    await undoWhile(mauds, 'Les n')
    await expect.poll(() => wordsIn(juliens)).not.toContain('Les n')
    expect(await wordsIn(juliens)).toContain('Cahors attire des familles.')
  })

  test('3. words are commented, answered and dealt with in the margin, at once', async () => {
    await commentOn(findingText(maud, places), 'sans réponse', 'Comptez-vous les doublons ?')
    const juliens = threadWith(julien, 'Comptez-vous les doublons ?')
    await juliens.waitFor()
    await reply(juliens, 'Oui, chaque famille compte une fois.')
    const mauds = threadWith(maud, 'chaque famille compte une fois')
    await mauds.waitFor()
    await resolve(mauds)
    await juliens.getByText(fr.comments.resolvedBy(cast.maud.name)).waitFor()
    await showThreads(julien, 'open')
    await juliens.waitFor({ state: 'detached' })
  })

  test('3. a thread follows its words, and stays readable when they go', async () => {
    await commentOn(findingText(julien, places), 'structures collectives', 'Crèches et micro-crèches ?')
    await showThreads(maud, 'open')
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

  test('3. who may only read comments too', async () => {
    await joinWithCode(odile, stage.links.code, cast.odile)
    await makeReader(ines, cast.odile.name)
    await openDomain(odile, domain)
    await commentOn(findingText(odile, pole), 'boulevard Gambetta', 'Y a-t-il une place adaptée ?')
    await showThreads(maud, 'open')
    await threadWith(maud, 'Y a-t-il une place adaptée ?').waitFor()
  })

  test('4. in the plan phase, the diagnostic closes for writing in every editor', async () => {
    await enterPhase(ines, 'plan')
    for (const page of [maud, julien]) {
      await page.getByRole('status').filter({ hasText: fr.editor.document.stillComment }).waitFor()
      await expect.poll(() => findingText(page, pole).getAttribute('aria-readonly')).toBe('true')
    }
    const before = await wordsIn(findingText(maud, pole))
    await typeAtEnd(findingText(maud, pole), ' Trop tard.')
    expect(await wordsIn(findingText(maud, pole))).toBe(before)
  })

  test('4. an action is added, linked to a finding, and written together', async () => {
    await openPlan(maud)
    await addFiche(maud, fiche)
    await untilSaved(maud)
    await openPlan(julien)
    await openFiche(julien, fiche.title)
    const [mauds, juliens] = [maud, julien].map((page) => page.getByRole('textbox', { name: fr.actions.description }))
    if (!mauds || !juliens) throw new Error('both are in the fiche')
    await typeAtEnd(juliens, ' Dès la première année.')
    await caretOf(mauds, cast.julien.name).waitFor()
    await expect.poll(() => wordsIn(mauds)).toBe(`${fiche.description} Dès la première année.`)
    await untilSaved(julien)
  })

  test('5. a secret round opens on frozen wordings: the wall counts ballots and shows no tally', async () => {
    await openRound(ines, roundTitle, fiche.title)
    await wall.getByRole('heading', { level: 1, name: roundTitle }).waitFor()
    await wall.getByRole('img', { name: fr.projector.ballots(0, 3) }).waitFor()
    await samira.getByRole('heading', { level: 1, name: fr.voting.title(5) }).waitFor()
    for (const page of [maud, julien]) await openSession(page)
  })

  test('5. the phone and the desktops vote, and change their minds', async () => {
    await placeTokens(samira, { [youthCouncil]: 2, [fiche.title]: 2, [socialCentres]: 1 })
    await saveBallot(samira)
    await placeTokens(maud, { [youthCouncil]: 2, [socialCentres]: 2 })
    await saveBallot(maud)
    await placeTokens(julien, { [fiche.title]: 1, [socialCentres]: 2, [youthCouncil]: 1 })
    await saveBallot(julien)
    await wall.getByRole('img', { name: fr.projector.ballots(3, 3) }).waitFor()
    await placeTokens(maud, { [socialCentres]: 0, [fiche.title]: 2 })
    await saveBallot(maud)
    expect(await wall.getByRole('main').textContent()).not.toContain(youthCouncil)
  })

  test('5. colleagues vote by the doors alone, so that an institution of three ballots may be shown', async () => {
    const door = { origin: stage.server.origin, code: stage.links.code }
    for (const { institution } of [cast.maud, cast.julien]) {
      for (const name of ['Collègue un', 'Collègue deux']) {
        await voteByTheDoors(door, { name, institution }, { [fiche.title]: 1, [youthCouncil]: 1 })
      }
    }
    await wall.getByRole('img', { name: fr.projector.ballots(7, 7) }).waitFor()
  })

  test('5. closed, previewed alone, then revealed: ranking with ties as ties, and both readings', async () => {
    await closeRound(ines)
    await wall.getByText(fr.projector.closedText).waitFor()
    expect(await previewRound(ines)).toContain(youthCouncil)
    expect(await wall.getByRole('main').textContent()).not.toContain(youthCouncil)
    await revealRound(ines)
    const ranking = wall.getByRole('region', { name: fr.projector.ranking })
    await ranking.waitFor()
    const [first = '', second = '', third = ''] = await ranking.getByRole('listitem').allTextContents()
    // As many tokens each: neither comes before the other.
    expect([first, second].join()).toContain(fiche.title)
    expect([first, second].join()).toContain(youthCouncil)
    expect(await ranking.textContent()).toContain(fr.results.tied)
    expect(third).toContain(socialCentres)
    expect(first).toContain(fr.projector.perInstitution)
    await samira.getByRole('heading', { name: fr.voting.result.ranking }).waitFor()
  })

  test('5. each retained action gets a decision with its reason', async () => {
    await decide(ines, fiche.title, 'retained-shared', 'Portée par les trois institutions présentes.')
    await decide(ines, youthCouncil, 'retained-amended', 'Avec les communes volontaires d’abord.')
    await openPlan(maud)
    await maud.getByRole('row', { name: fiche.title }).getByText(fr.actions.outcome['retained-shared']).waitFor()
  })

  test('6. the plan leaves as a Word file that says what the screens said', async () => {
    const path = await downloadPlan(maud)
    const file = await readWordFile(path)
    for (const words of [
      fiche.title,
      fiche.description,
      'Portée par les trois institutions présentes.',
      pole,
      roundTitle,
    ]) {
      expect(file.text).toContain(words)
    }
    expect(file.language).toBe('fr-FR')
    expect(file.hasPageNumbers).toBe(true)
    expect(file.headings.map(({ level }) => level)).toEqual(expect.arrayContaining([1, 2]))
    expect(file.tablesWithHeader).toBeGreaterThan(0)
    const pages = await pagesByOffice(path)
    // Where there is no LibreOffice, the XML has said what there is to say.
    const printed = pages?.map((page) => page.replace(/\s+/g, ' ')) ?? [fiche.title]
    expect(printed.some((page) => page.includes(fiche.title))).toBe(true)
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
