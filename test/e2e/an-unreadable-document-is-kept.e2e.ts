import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import Libsql from 'libsql'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { fr } from '../../shared/i18n/fr.ts'
import { cast, demonstration } from '../support/cast.ts'
import { openPlan } from '../support/gestures/actions.ts'
import { enterAsFacilitator, joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { openStage, type Stage } from '../support/stage.ts'

const words = fr.editor.document
const damage = Buffer.from([1, 250, 3, 4])

let stage: Stage

beforeAll(async () => {
  stage = await openStage()
  // The server's plain refusal of a document that it cannot read.
  stage.browsers.tolerate(/ERR_CONNECTION_(REFUSED|RESET)/, /ERR_EMPTY_RESPONSE/, /WebSocket connection to/, /500 \(/)
})
afterAll(async () => stage.close())

test('a text that is damaged on the disk says so, leaves everything else alone, and can be taken out', async () => {
  const { server, links, browsers } = stage
  await server.kill()
  const database = new Libsql(join(server.dataDir, 'tour-de-table.sqlite'))
  database.prepare(`UPDATE doc_updates SET data = ? WHERE document = 'diagnostic'`).run([damage])
  database.close()
  await server.restart()
  const [ines, maud] = [await browsers.person('Inès'), await browsers.person('Maud')]
  await enterAsFacilitator(ines, links.facilitator, cast.ines.name)
  await joinWithCode(maud, links.code, cast.maud)

  for (const page of [ines, maud]) {
    await page.goto(`/d/${workshopOf(page)}/diagnostic`)
    await page.getByText(words.ended.unreadable.title).waitFor()
  }
  // Facilitators have something to hand to whoever runs the server.
  const download = ines.waitForEvent('download')
  await ines.getByRole('link', { name: words.downloadStored }).click()
  const kept = JSON.parse(await readFile(await (await download).path(), 'utf8')) as { updates: { update: string }[] }
  expect(kept.updates.map(({ update }) => update)).toEqual([damage.toString('base64')])
  expect(await maud.getByRole('link', { name: words.downloadStored }).count()).toBe(0)

  // The plan, which is another document, is as it was.
  await openPlan(maud)
  await maud.getByText(demonstration.action).first().waitFor()
  expect(server.output).toContain('a document cannot be read: it is not served')
})
