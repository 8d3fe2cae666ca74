import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import { addFinding, readDiagnostic } from '../../../shared/documents/finding.ts'
import type { DomainId } from '../../../shared/id.ts'
import type { DocumentLink } from '../../../client/link/document-link.ts'
import { add, away, cutOff, DocumentPages, finding, insert } from './document-pages.ts'
import { ShakyLine } from './shaky-line.ts'

let pages: DocumentPages

beforeEach(async () => {
  pages = await DocumentPages.start()
})
afterEach(() => pages.stop())

const opened = async (name: string) => pages.opened(await pages.join(name))
const titles = (link: { current(): { readonly doc: Parameters<typeof readDiagnostic>[0] } }) =>
  readDiagnostic(link.current().doc).findings.map(({ title }) => title)

describe('DocumentLink', () => {
  test('says saved only once the server has answered, and others see what was written', async () => {
    const [mine, theirs] = [await opened('Maud'), await opened('Julien')]
    expect(mine.current().save).toBeNull()
    add(mine)
    expect(mine.current().save).toEqual({ status: 'saving' })
    expect(mine.hasUnsaved()).toBe(true)
    await vi.waitFor(() => expect(mine.current().save).toEqual({ status: 'saved', at: 42 }))
    await vi.waitFor(() => expect(readDiagnostic(theirs.current().doc).findings).toHaveLength(1))
    expect(mine.hasUnsaved()).toBe(false)
    expect(theirs.current().save).toBeNull()
  })

  test('writes nothing once the phase has closed the text', async () => {
    const link = await opened('Maud')
    await pages.enterPhase('plan')
    await vi.waitFor(() => expect(link.current().mayWrite).toBe(false))
    add(link)
    expect(readDiagnostic(link.current().doc).findings).toEqual([])
  })

  test('never sends what a reader’s editor repairs, and begins afresh when writing opens again', async () => {
    const [link, other] = [await opened('Maud'), await opened('Julien')]
    await pages.enterPhase('plan')
    await vi.waitFor(() => expect(link.current().mayWrite).toBe(false))
    const { doc } = link.current()
    addFinding(doc, { id: finding, domain: 'D1' as DomainId, type: 'need' })
    expect(link.hasUnsaved()).toBe(false)
    await pages.enterPhase('share')
    await vi.waitFor(() => expect(link.current()).toMatchObject({ isLoaded: true, mayWrite: true }))
    expect(link.current().doc).not.toBe(doc)
    await vi.waitFor(() => expect(other.current().mayWrite).toBe(true))
    expect(readDiagnostic(other.current().doc).findings).toEqual([])
  })

  test('gives back the words that the server refused because the text had closed meanwhile', async () => {
    const link = await opened('Maud')
    add(link)
    await vi.waitFor(() => expect(link.hasUnsaved()).toBe(false))
    cutOff(link)
    insert(link, 'Écrit hors connexion. ')
    expect(link.current().save).toEqual({ status: 'offline', pending: 1 })
    await pages.enterPhase('plan')
    link.retry()
    await vi.waitFor(() => expect(link.current().refused).toEqual({ words: 'Écrit hors connexion.', cause: 'closed' }))
    await vi.waitFor(() => expect(link.current().isLoaded).toBe(true))
    expect(readDiagnostic(link.current().doc).findings[0]?.title).toBe('Des places manquent')
    link.putAwayRefusedWords()
    expect(link.hasUnsaved()).toBe(false)
  })

  test('sends what was written during a cut once the server is back', async () => {
    const [link, other] = [await opened('Maud'), await opened('Julien')]
    cutOff(link)
    add(link)
    expect(link.hasUnsaved()).toBe(true)
    link.retry()
    await vi.waitFor(() => expect(link.current().save).toEqual({ status: 'saved', at: 42 }))
    expect(readDiagnostic(other.current().doc).findings).toHaveLength(1)
  })

  test('shows the text by plain HTTP where websockets are blocked', async () => {
    const [writer, maud] = [await opened('Julien'), await pages.join('Maud')]
    add(writer)
    await vi.waitFor(() => expect(writer.hasUnsaved()).toBe(false))
    const { socketUrl } = away
    const link = await pages.opened(maud, { socketUrl })
    expect(titles(link)).toEqual(['Des places manquent'])
    await vi.waitFor(() => expect(link.current().save).toEqual({ status: 'offline', pending: 0 }))
  })

  test('brings the text by the websocket where plain HTTP fails', async () => {
    const writer = await opened('Julien')
    add(writer)
    await vi.waitFor(() => expect(writer.hasUnsaved()).toBe(false))
    const { fetch } = away
    const link = await pages.opened(await pages.join('Maud'), { fetch })
    expect(titles(link)).toEqual(['Des places manquent'])
  })

  test('says before anything is lost that nothing is kept here, where the browser keeps nothing', async () => {
    const link = await opened('Maud')
    cutOff(link)
    add(link)
    expect(link.current().isKept).toBe(false)
    expect(link.wouldLose()).toBe(true)
  })

  test('begins anew when the server’s data were put back from a backup, and gives back what was not stored', async () => {
    const after = await pages.restored()
    let isRestored = false
    const roads = {
      socketUrl: (url: string) => (isRestored ? after.socketUrl(url) : url),
      fetch: (...asked: Parameters<typeof fetch>) => (isRestored ? after.fetch(...asked) : fetch(...asked)),
    }
    const link = await pages.opened(await pages.join('Maud'), roads)
    add(link)
    await vi.waitFor(() => expect(link.hasUnsaved()).toBe(false))
    cutOff(link)
    insert(link, 'Perdu. ')
    isRestored = true
    link.lookAgain()
    await vi.waitFor(() => expect(link.current().refused).toEqual({ words: 'Perdu.', cause: 'restored' }))
    await vi.waitFor(() => expect(link.current().isLoaded).toBe(true))
    expect(titles(link)).toEqual(['Des places manquent'])
    expect(link.current().end).toBeNull()
  })

  describe('when the page wakes', () => {
    let line: ShakyLine
    let link: DocumentLink

    beforeEach(async () => {
      line = await ShakyLine.to(pages.server.url)
      const socketUrl = (url: string) => url.replace(/\/\/[^/]+/, `//${line.host}`)
      link = await pages.opened(await pages.join('Maud'), { socketUrl })
      add(link)
      await vi.waitUntil(() => !link.hasUnsaved())
    })
    afterEach(() => {
      vi.useRealTimers()
      line.stop()
    })

    async function wakeAndWait(): Promise<void> {
      vi.useFakeTimers({ toFake: ['setTimeout', 'clearTimeout', 'Date'] })
      const heard = line.bytesBack
      link.lookAgain()
      for (let turn = 0; turn < 2_000 && line.bytesBack === heard; turn++) await new Promise(setImmediate)
      await new Promise(setImmediate)
      vi.advanceTimersByTime(4_500)
      vi.useRealTimers()
    }

    test('leaves a healthy line alone', async () => {
      await wakeAndWait()
      expect(link.current().save).toMatchObject({ status: 'saved' })
      expect(line.opened).toBe(1)
    })

    test('finds a line that only seems open, and opens another', async () => {
      line.freeze()
      await wakeAndWait()
      await vi.waitFor(() => expect(line.opened).toBe(2))
    })
  })
})
