import { afterEach, beforeEach, expect, test } from 'vitest'
import { startTestServer, TestBrowser, type TestServer } from '../../support/test-server.ts'

let server: TestServer

beforeEach(async () => {
  server = await startTestServer()
})
afterEach(() => server.stop())

function show(browser: TestBrowser, text: string, kind = 'communes'): Promise<Response> {
  return browser.fetch(`/api/workshops/${server.workshop.id}/import/${kind}`, { method: 'POST', body: text })
}

async function facilitator(): Promise<TestBrowser> {
  const browser = new TestBrowser(server)
  await browser.enter()
  return browser
}

test('a facilitator sees what a file would bring in, and nothing is written', async () => {
  const browser = await facilitator()
  const before = await browser.view()
  const answer = await show(browser, 'Commune\nCahors\n\ncahors\n')
  expect(await answer.json()).toMatchObject({
    ok: true,
    rows: [{ line: 2, values: { commune: 'Cahors' } }],
    problems: [{ line: 4, column: 1, problem: 'duplicate' }],
  })
  expect((await browser.view()).revision).toBe(before.revision)
})

test('a file that cannot be read is answered in a word, and nothing is written', async () => {
  const browser = await facilitator()
  const before = await browser.view()
  expect(await (await show(browser, '')).json()).toEqual({ ok: false, problem: 'empty', where: '' })
  expect((await show(browser, 'Commune\nCahors\n', 'ballots')).status).toBe(400)
  expect((await browser.view()).revision).toBe(before.revision)
  // The connection does not outlive this one.
  expect((await show(browser, 'x'.repeat(3 * 1024 * 1024))).status).toBe(413)
})

test('institutions that are there already are told of', async () => {
  const answer = await show(await facilitator(), 'Nom complet;Nom court;Rôle\nX;caf;signataire\n', 'institutions')
  expect(await answer.json()).toMatchObject({ rows: [], problems: [{ line: 2, column: 2, problem: 'duplicate' }] })
})

test('nobody else reads files or takes templates here', async () => {
  const [ana, stranger] = [new TestBrowser(server), new TestBrowser(server)]
  await ana.join('Ana', 'caf')
  const template = `/api/workshops/${server.workshop.id}/template/communes`
  expect([(await show(ana, 'Commune\nCahors\n')).status, (await ana.fetch(template)).status]).toEqual([403, 403])
  expect([(await show(stranger, '')).status, (await stranger.fetch(template)).status]).toEqual([401, 401])
})

test('a template comes as a file, in the language that is asked for', async () => {
  const browser = await facilitator()
  const answer = await browser.fetch(`/api/workshops/${server.workshop.id}/template/figures?language=en`)
  expect(answer.headers.get('content-disposition')).toBe('attachment; filename="figures.csv"')
  expect(Buffer.from(await answer.arrayBuffer()).toString()).toBe('\uFEFFLabel;Value;Unit;Year;Source\r\n')
})

test('files without end are turned away before they are read', async () => {
  const browser = await facilitator()
  const statuses = await Promise.all(Array.from({ length: 30 }, async () => (await show(browser, '')).status))
  expect(statuses.filter((status) => status === 429).length).toBeGreaterThan(5)
})
