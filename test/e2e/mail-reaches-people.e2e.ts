import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { expectAccessible, expectNoSidewaysScroll } from '../support/accessibility.ts'
import { cast, demonstration } from '../support/cast.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { startMailServer, type MailServer } from '../support/mail-server.ts'
import { openStage, type Stage } from '../support/stage.ts'

const words = fr.mail
const address = 'maud@example.org'

let post: MailServer
let stage: Stage

beforeAll(async () => {
  post = await startMailServer()
  const mail = { SMTP_URL: post.url, MAIL_FROM: 'Tour de table <ctg@example.fr>' }
  stage = await openStage((origin) => ({ ...mail, PUBLIC_URL: origin }))
})
afterAll(async () => {
  await stage.close()
  await post.close()
})

test('who leaves an address confirms it, is told of a comment, answers it, and ends all mail', async () => {
  const { browsers, links } = stage
  const [ines, maud] = [await browsers.person('Inès'), await browsers.person('Maud')]
  await enterAsFacilitator(ines, links.facilitator, cast.ines.name)
  await joinWithCode(maud, links.code, cast.maud)
  const workshop = workshopOf(ines)

  await maud.goto(`/d/${workshop}/depuis#courriel`)
  await maud.getByRole('button', { name: words.leave }).click()
  await maud.getByText(words.addressShape).waitFor()
  await expectAccessible(maud, 'an address that is missing')
  await maud.getByLabel(words.address).fill(address)
  await maud.keyboard.press('Enter')
  await maud.getByText(words.awaited, { exact: true }).waitFor()
  await expectAccessible(maud, 'an address to be confirmed')
  await maud.setViewportSize({ width: 320, height: 640 })
  await expectNoSidewaysScroll(maud, 'an address to be confirmed, 320 px')

  await maud.goto(await linkIn('/courriel/confirmer/'))
  await maud.getByRole('heading', { level: 1, name: words.link.confirm.title }).waitFor()
  await expectAccessible(maud, 'a link that confirms')
  await maud.getByRole('button', { name: words.link.confirm.button }).click()
  await maud.getByRole('heading', { name: words.link.confirm.done }).waitFor()
  await expectNoSidewaysScroll(maud, 'a link that confirmed, 320 px')
  await maud.getByRole('link', { name: words.link.open }).click()
  await maud.getByText(words.confirmed, { exact: true }).waitFor()

  const { diagnostic } = await (
    await ines.request.get(`/api/workshops/${workshop}/export/workshop.json`)
  )
    .json()
    .then(({ documents }) => documents)
  const subject = diagnostic.findings.find(({ title }: { title: string }) => title === demonstration.finding)?.id
  const { participants } = (await (await ines.request.get(`/api/workshops/${workshop}/view`)).json()).view
  const called = Object.values<{ id: string; name: string }>(participants).find(({ name }) => name === cast.maud.name)
  const mentions = { participants: [called?.id], institutions: [] }
  const text = 'Ce chiffre est-il le vôtre ?'
  const about = { thread: 't-mail', comment: 'c-mail', document: 'diagnostic', subject, anchor: { on: 'whole' } }
  const command = { id: 'a-mail', type: 'open-thread', ...about, text, mentions }
  expect((await ines.request.post(`/api/workshops/${workshop}/commands`, { data: command })).ok()).toBe(true)

  await maud.setViewportSize({ width: 1440, height: 900 })
  await maud.goto(await linkIn(`#fil-t-mail`))
  await maud.getByText(text).first().waitFor()

  await maud.goto(await linkIn('/courriel/arreter/'))
  await maud.getByRole('button', { name: words.link.stop.button }).click()
  await maud.getByRole('heading', { name: words.link.stop.done }).waitFor()
  await maud.reload()
  // Pressed again, the link leads nowhere.
  browsers.tolerate(/404 .*\/courriel\/arreter\//)
  await maud.getByRole('button', { name: words.link.stop.button }).click()
  await maud.getByRole('heading', { name: words.link.unknown }).waitFor()
  await expectAccessible(maud, 'a link that leads nowhere any more')
}, 180_000)

/** The newest link of this kind that came to Maud; a call waits a minute for others. */
async function linkIn(part: string): Promise<string> {
  const find = () =>
    post.mails.flatMap(({ text = '' }) => text.split('\n').filter((line) => line.includes(part))).at(-1)
  await expect.poll(find, { timeout: 90_000, interval: 500 }).toBeDefined()
  const { pathname, hash } = new URL(find() ?? '')
  return `${pathname}${hash}`
}
