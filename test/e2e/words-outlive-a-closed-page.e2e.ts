import type { BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { cast, demonstration } from '../support/cast.ts'
import { findingText, openDomain, typeAtEnd, untilSaved, wordsIn } from '../support/gestures/diagnostic.ts'
import { joinWithCode } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const { domain, finding: pole } = demonstration

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
  stage.browsers.tolerate(/ERR_CONNECTION_(REFUSED|RESET)/, /WebSocket connection to/, /ERR_EMPTY_RESPONSE/)
})
afterAll(async () => stage.close())

const saveWord = (page: Page) => page.getByRole('banner').getByRole('status')
const waiting = (page: Page, changes: number) =>
  saveWord(page)
    .filter({ hasText: fr.ui.save.offline(changes) })
    .waitFor()
const text = (page: Page) => wordsIn(findingText(page, pole))

/** Whether the page would ask before it closes. */
function wouldAsk(page: Page): Promise<boolean> {
  return page.evaluate(() => !dispatchEvent(new Event('beforeunload', { cancelable: true })))
}

/** Closes the page as a person does, who takes a moment; fails when it asks whether words may be lost. */
async function closeByHand(page: Page): Promise<void> {
  await expect.poll(() => wouldAsk(page), { message: 'the last words are not kept' }).toBe(false)
  const asked = page.waitForEvent('dialog', { timeout: 1_000 }).then(
    (dialog) => dialog.accept().then(() => true),
    () => false,
  )
  await page.close({ runBeforeUnload: true })
  expect(await asked, 'the page warned of words that are kept').toBe(false)
}

/** A page whose way to the document rooms can be closed; all others stay open. */
async function pageWithBarrier(context: BrowserContext): Promise<{ page: Page; barrier: { isClosed: boolean } }> {
  const page = await context.newPage()
  const barrier = { isClosed: true }
  await page.routeWebSocket(/\/sync\//, async (socket) => {
    if (barrier.isClosed) await socket.close({ code: 1011 })
    else socket.connectToServer()
  })
  return { page, barrier }
}

test('words written without network leave when the page is opened again, and a dead server costs none', async () => {
  const [maud, julien] = [await stage.browsers.person('Maud'), await stage.browsers.person('Julien')]
  await joinWithCode(maud, stage.links.code, cast.maud)
  await joinWithCode(julien, stage.links.code, cast.julien)
  for (const page of [maud, julien]) await openDomain(page, domain)
  await typeAtEnd(findingText(maud, pole), ' Le relais')
  await untilSaved(maud)
  const address = maud.url()

  // The server is away: what is typed is counted, kept on the device, and the page may be closed.
  await stage.server.kill()
  await saveWord(maud)
    .filter({ hasText: fr.ui.save.offline(0) })
    .waitFor()
  await findingText(maud, pole).pressSequentially(' y est')
  await waiting(maud, 6)
  await maud.getByText(fr.editor.document.offline.kept).waitFor()
  await closeByHand(maud)

  // Opened again where the document rooms cannot be reached yet: the words are there, and still counted.
  await stage.server.restart()
  const { page: again, barrier } = await pageWithBarrier(maud.context())
  await again.goto(address)
  await expect.poll(() => text(again)).toContain('Le relais y est')
  await waiting(again, 6)
  expect(await text(julien)).not.toContain('y est')
  barrier.isClosed = false
  await untilSaved(again)
  await expect.poll(() => text(julien)).toContain('Le relais y est')

  // In the same page: the server dies and comes back.
  await stage.server.kill()
  await typeAtEnd(findingText(again, pole), ' le mardi.')
  await waiting(again, 10)
  await stage.server.restart()
  await untilSaved(again)
  await expect.poll(() => text(julien)).toContain('Le relais y est le mardi.')

  // Once more from nothing: nothing was doubled, and nothing waits.
  await closeByHand(again)
  const last = await maud.context().newPage()
  await last.goto(address)
  await expect.poll(() => text(last)).toContain('Le relais y est le mardi.')
  expect((await text(last)).match(/Le relais/g)).toHaveLength(1)
  await julien.context().setOffline(true)
  await saveWord(julien)
    .filter({ hasText: fr.ui.save.offline(0) })
    .waitFor()
})
