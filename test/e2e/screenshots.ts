import { mkdir, rm } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import type { Page } from 'playwright-core'
import { Browsers } from '../support/browser.ts'
import { cast, demonstration } from '../support/cast.ts'
import { addFiche, openFiche, openPlan } from '../support/gestures/actions.ts'
import { commentOn } from '../support/gestures/comments.ts'
import { closeRound, decide, enterPhase, openRound, previewRound, revealRound } from '../support/gestures/console.ts'
import { findingText, openDomain, typeAtEnd, untilSaved } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { askToRestore, nameVersion, openVersions } from '../support/gestures/versions.ts'
import { openSession, placeTokens, saveBallot } from '../support/gestures/voting.ts'
import { ServerProcess } from '../support/server-process.ts'

// Drives the path and leaves a picture of each screen and state in screenshots/, for eyes to judge beside the design.
const folder = fileURLToPath(new URL('../../screenshots', import.meta.url))
const { domain, finding, action, otherAction } = demonstration
let taken = 0

const server = await ServerProcess.start()
const browsers = await Browsers.open(server.origin)
// A wrong code is one of the pictures.
browsers.tolerate(/codes\/000000/)
await rm(folder, { recursive: true, force: true })
await mkdir(folder, { recursive: true })
try {
  await everyScreen()
  console.log(`${taken} pictures in ${folder}`)
  for (const fault of browsers.faults) console.error(fault)
} finally {
  await browsers.close()
  await server.stop()
}

async function everyScreen(): Promise<void> {
  const { code, facilitator, projector } = server.links
  const [ines, maud, julien] = [await person('Inès'), await person('Maud'), await person('Julien')]
  const samira = await browsers.person('Samira', { device: 'phone' })
  const wall = await browsers.person('the wall', { device: 'projector' })

  await arrival(maud, samira)
  await wall.goto(projector)
  await picture(wall, 'projector-welcome-empty')
  await enterAsFacilitator(ines, facilitator, cast.ines.name)
  await joinWithCode(maud, code, cast.maud)
  await joinWithCode(julien, code, cast.julien)
  await joinWithCode(samira, code, cast.samira)
  const home = `/d/${workshopOf(maud)}`
  await picture(maud, 'desktop-workshop')
  await picture(samira, 'phone-waiting')
  await picture(wall, 'projector-welcome')

  await writing(maud, julien)
  for (const path of ['', '/diagnostic', '/plan']) await narrow(samira, `${home}${path}`)
  await picture(ines, 'desktop-console-share')
  await versions(ines, home)
  await enterPhase(ines, 'plan')
  await picture(maud, 'desktop-diagnostic-closed')
  await planning(maud, julien)
  await vote({ ines, maud, julien, samira, wall, home })
  await leaving(maud, home)
}

async function arrival(maud: Page, samira: Page): Promise<void> {
  await maud.goto('/')
  await picture(maud, 'desktop-home')
  for (const page of ['/accessibilite', '/mentions', '/donnees', '/nulle-part']) {
    await maud.goto(page)
    await picture(maud, `desktop${page.replace('/', '-')}`)
  }
  for (const [page, device] of [
    [maud, 'desktop'],
    [samira, 'phone'],
  ] as const) {
    await page.goto('/rejoindre/000000')
    await page.getByText('Aucune démarche').waitFor()
    await picture(page, `${device}-join-wrong-code`)
    await page.goto(`/rejoindre/${server.links.code}`)
    await picture(page, `${device}-join`)
  }
}

async function writing(maud: Page, julien: Page): Promise<void> {
  for (const page of [maud, julien]) await openDomain(page, domain)
  await picture(maud, 'desktop-diagnostic')
  await typeAtEnd(findingText(julien, finding), ' Le lieu est desservi par le bus.')
  await typeAtEnd(findingText(maud, finding), ' Le relais y tient sa permanence.')
  await untilSaved(maud)
  await picture(maud, 'desktop-diagnostic-two-writers')
  await commentOn(findingText(maud, finding), 'boulevard Gambetta', 'Y a-t-il une place adaptée ?')
  await picture(maud, 'desktop-diagnostic-commented')
}

async function versions(ines: Page, home: string): Promise<void> {
  const address = ines.url()
  await ines.goto(`${home}/diagnostic`)
  const dialog = await openVersions(ines, 'diagnostic')
  await picture(ines, 'desktop-versions-none')
  await nameVersion(dialog, 'Avant la réunion')
  await picture(ines, 'desktop-versions')
  await askToRestore(ines, dialog, 'Avant la réunion')
  await picture(ines, 'desktop-versions-question')
  await ines.goto(address)
}

async function planning(maud: Page, julien: Page): Promise<void> {
  await openPlan(julien)
  await picture(julien, 'desktop-plan')
  await openFiche(julien, action)
  await picture(julien, 'desktop-fiche')
  await openPlan(maud)
  await addFiche(maud, {
    title: 'Ouvrir une crèche à horaires étendus',
    lead: cast.maud.institution,
    description: 'Vingt places, de six heures à vingt-deux heures.',
    finding: 'Les horaires décalés',
  })
  await untilSaved(maud)
  await picture(maud, 'desktop-fiche-new')
}

async function vote(
  room: Record<'ines' | 'maud' | 'julien' | 'samira' | 'wall', Page> & { home: string },
): Promise<void> {
  const { ines, maud, julien, samira, wall, home } = room
  await samira.goto(`${home}/seance`)
  await picture(ines, 'desktop-console-prepare')
  await openRound(ines, 'Vote des actions prioritaires', action)
  for (const page of [maud, julien]) await openSession(page)
  await picture(samira, 'phone-ballot')
  await placeTokens(samira, { [action]: 2, [otherAction]: 2 })
  await picture(samira, 'phone-ballot-draft')
  await saveBallot(samira)
  await picture(samira, 'phone-ballot-saved')
  await placeTokens(maud, { [action]: 1, [otherAction]: 2 })
  await saveBallot(maud)
  await picture(maud, 'desktop-ballot-saved')
  await picture(ines, 'desktop-console-open')
  await picture(wall, 'projector-vote')
  await closeRound(ines)
  await picture(ines, 'desktop-console-closed')
  await picture(samira, 'phone-closed')
  await picture(wall, 'projector-closed')
  await previewRound(ines)
  await picture(ines, 'desktop-console-preview')
  await revealRound(ines)
  await decide(ines, action, 'retained-shared', 'Portée par les institutions présentes.')
  await picture(ines, 'desktop-console-decisions')
  await samira.getByRole('heading', { level: 1 }).waitFor()
  await picture(samira, 'phone-result')
  await picture(wall, 'projector-result')
}

async function leaving(maud: Page, home: string): Promise<void> {
  await maud.goto(`${home}/resultats`)
  await picture(maud, 'desktop-results')
  await maud.goto(`${home}/documents`)
  await picture(maud, 'desktop-documents')
}

async function narrow(samira: Page, path: string): Promise<void> {
  await samira.goto(path)
  await picture(samira, `phone${path.replace(/^\/d\/[^/]+/, '').replaceAll('/', '-') || '-workshop'}`)
}

function person(name: string): Promise<Page> {
  return browsers.person(name)
}

/** What the window shows, then the whole page; in both lights, but for the wall, which has its own. */
async function picture(page: Page, name: string): Promise<void> {
  await page.waitForLoadState('networkidle')
  // What sticks to an edge is pictured there, not in the middle of a long page.
  await page.evaluate(() => scrollTo(0, 0))
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme })
    await page.screenshot({ path: `${folder}/${name}-${colorScheme}.png`, fullPage: !name.startsWith('projector') })
    taken++
  }
  await page.emulateMedia({ colorScheme: 'light' })
}
