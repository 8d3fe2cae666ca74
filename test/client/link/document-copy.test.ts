import 'fake-indexeddb/auto'
import { openDB } from 'idb'
import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest'
import * as Y from 'yjs'
import { DocumentCopy } from '../../../client/link/document-copy.ts'
import type { DocumentLink } from '../../../client/link/document-link.ts'
import { documentsKept, forgetAll } from '../../../client/link/kept-here.ts'
import { readDiagnostic } from '../../../shared/documents/finding.ts'
import { closeCode } from '../../../shared/protocol/close-code.ts'
import { add, away, cutOff, DocumentPages, insert, turnsAway, type Visitor } from './document-pages.ts'

let pages: DocumentPages
let maud: Visitor

beforeEach(async () => {
  pages = await DocumentPages.start()
  maud = await pages.join('Maud')
})
afterEach(() => pages.stop())

const titleOf = (link: DocumentLink) => readDiagnostic(link.current().doc).findings[0]?.title

async function stored(link: DocumentLink): Promise<void> {
  await vi.waitFor(() => expect(link.hasUnsaved()).toBe(false))
}

async function close(link: DocumentLink): Promise<void> {
  link.keepNow()
  await vi.waitFor(() => expect(link.wouldLose()).toBe(false))
  link.close()
}

/** Maud's page, on which a finding was written and stored. */
async function written(): Promise<DocumentLink> {
  const link = await pages.opened(maud)
  await vi.waitFor(() => expect(link.current().isKept).toBe(true))
  add(link)
  await stored(link)
  return link
}

/** Maud's page, closed after she wrote these words while the server was away. */
async function closedWith(...words: readonly string[]): Promise<void> {
  const link = await written()
  cutOff(link)
  for (const word of words) insert(link, word)
  await close(link)
}

// Others have a browser of their own, of which nothing is seen here.
const whatOthersSee = async () => titleOf(await pages.opened({ ...(await pages.join('Julien')), participant: null }))

describe('a document that is kept in this browser', () => {
  test('is shown before the server has said anything', async () => {
    await close(await written())
    const link = pages.open(maud, away)
    await vi.waitFor(() => expect(link.current().isLoaded).toBe(true))
    expect(titleOf(link)).toBe('Des places manquent')
    await vi.waitFor(() => expect(link.current().save).toEqual({ status: 'offline', pending: 0 }))
  })

  test('counts what waits to be sent after the page was closed and opened again', async () => {
    await closedWith('c', 'b', 'a')
    const link = await pages.opened(maud, away)
    expect(titleOf(link)).toBe('abcDes places manquent')
    await vi.waitFor(() => expect(link.current().save).toEqual({ status: 'offline', pending: 3 }))
  })

  test('is sent once the server is there again, and only once', async () => {
    await closedWith('Sans réseau. ')
    const link = await pages.opened(maud)
    await stored(link)
    expect(await whatOthersSee()).toBe('Sans réseau. Des places manquent')
    await close(link)
    const again = await pages.opened(maud, away)
    expect(again.hasUnsaved()).toBe(false)
    expect(titleOf(again)).toBe('Sans réseau. Des places manquent')
  })

  test('lets the page be closed while words wait, once they are on the device', async () => {
    const link = await written()
    cutOff(link)
    insert(link, 'Sans réseau. ')
    expect(link.wouldLose()).toBe(true)
    await vi.waitFor(() => expect(link.wouldLose()).toBe(false))
    expect(link.hasUnsaved()).toBe(true)
  })

  test('is never shown to another participant of this browser, and goes when they come', async () => {
    await closedWith('Entre nous. ')
    const other = await pages.opened(await pages.join('Samira'))
    expect(titleOf(other)).toBe('Des places manquent')
    await close(other)
    const link = pages.open(maud, away)
    await vi.waitFor(() => expect(link.current().save).toBeNull())
    expect(link.hasUnsaved()).toBe(false)
    expect(await names(pages.server.workshop.id)).not.toContain(`${maud.participant} diagnostic`)
  })

  test('goes when the person leaves, in every tab', async () => {
    const link = await written()
    forgetAll(pages.server.workshop.id)
    await vi.waitFor(() => expect(link.current().isKept).toBe(false))
    cutOff(link)
    insert(link, 'Trop tard. ')
    expect(link.wouldLose()).toBe(true)
    link.close()
    await vi.waitFor(async () => expect(await names(pages.server.workshop.id)).toEqual([]))
  })

  test('gives back what the server refuses, and offers it no second time', async () => {
    await closedWith('Hors délai. ')
    await pages.enterPhase('plan')
    const link = pages.open(maud)
    await vi.waitFor(() => expect(link.current().refused).toEqual({ words: 'Hors délai.', cause: 'closed' }))
    await vi.waitFor(() => expect(link.current()).toMatchObject({ isLoaded: true, mayWrite: false }))
    expect(titleOf(link)).toBe('Des places manquent')
    link.close()
    const again = pages.open(maud)
    await vi.waitFor(() => expect(again.current()).toMatchObject({ isLoaded: true, mayWrite: false }))
    expect(again.current().refused).toBeNull()
  })

  test.each([closeCode.unauthenticated, closeCode.forbidden, closeCode.notFound])(
    'goes with close code %i',
    async (code) => {
      await close(await written())
      const gate = await turnsAway(code)
      const link = pages.open(maud, { ...away, socketUrl: () => gate.url })
      await vi.waitFor(() => expect(link.current().end).not.toBeNull())
      link.close()
      gate.stop()
      await vi.waitFor(async () => expect(await names(pages.server.workshop.id)).toEqual([]))
    },
  )

  test('outlives a document that cannot be read, with its unsent words', async () => {
    await closedWith('Gardé. ')
    const gate = await turnsAway(closeCode.unreadable)
    const link = pages.open(maud, { ...away, socketUrl: () => gate.url })
    await vi.waitFor(() => expect(link.current().end).toBe('unreadable'))
    expect(link.current()).toMatchObject({ isLoaded: true, mayWrite: false, refused: null })
    expect(titleOf(link)).toBe('Gardé. Des places manquent')
    await close(link)
    gate.stop()
    const again = pages.open(maud)
    await vi.waitFor(() => expect(again.current()).toMatchObject({ save: { status: 'saved' }, end: null }))
    expect(titleOf(again)).toBe('Gardé. Des places manquent')
  })

  test('goes when the server’s data were put back, with its unsent words given back', async () => {
    await closedWith('Perdu. ')
    const link = pages.open(maud, await pages.restored())
    await vi.waitFor(() => expect(link.current().refused).toEqual({ words: 'Perdu.', cause: 'restored' }))
    await vi.waitFor(() => expect(titleOf(link)).toBe('Des places manquent'))
    await vi.waitFor(() => expect(link.current().isKept).toBe(true))
  })

  test('of another layout is dropped, with its unsent words given back', async () => {
    await closedWith('D’avant. ')
    const opened = await openDB(documentsKept(pages.server.workshop.id))
    const name = `${maud.participant} diagnostic`
    await opened.put('copies', { ...((await opened.get('copies', name)) as object), schema: 0 }, name)
    opened.close()
    const link = pages.open(maud)
    await vi.waitFor(() => expect(link.current().refused).toEqual({ words: 'D’avant.', cause: 'outdated' }))
    await vi.waitFor(() => expect(titleOf(link)).toBe('Des places manquent'))
  })
})

describe('two tabs of one person', () => {
  test('lose nothing and double nothing of what each wrote while cut off', async () => {
    const first = await written()
    const second = await pages.opened(maud)
    for (const link of [first, second]) cutOff(link)
    insert(first, 'Un. ')
    await close(first)
    insert(second, 'Deux. ')
    await close(second)
    const [third, fourth] = [await pages.opened(maud), await pages.opened(maud)]
    for (const link of [third, fourth]) await stored(link)
    const title = (await whatOthersSee()) ?? ''
    expect([...title.matchAll(/Un\. |Deux\. /g)].map(([word]) => word).toSorted()).toEqual(['Deux. ', 'Un. '])
    for (const link of [third, fourth]) await close(link)
    expect((await pages.opened(maud, away)).hasUnsaved()).toBe(false)
  })

  test('send what the other has written and not sent', async () => {
    const first = await written()
    cutOff(first)
    insert(first, 'Un. ')
    first.keepNow()
    await vi.waitFor(() => expect(first.wouldLose()).toBe(false))
    const second = await pages.opened(maud)
    await stored(second)
    expect(await whatOthersSee()).toBe('Un. Des places manquent')
    first.lookAgain()
    await stored(first)
    expect(titleOf(first)).toBe('Un. Des places manquent')
  })
})

describe('DocumentCopy', () => {
  test('writes a long history in one piece', async () => {
    const copy = await emptyCopy()
    const doc = new Y.Doc()
    doc.on('update', (update: Uint8Array) => copy.addBase(update))
    for (let word = 0; word < 200; word++) {
      doc.getText('words').insert(0, 'a')
      copy.flush()
    }
    expect(copy.isLong).toBe(true)
    copy.compact(Y.encodeStateAsUpdate(doc))
    copy.close()
    const found = await copyOf().read()
    expect(found?.base).toHaveLength(1)
    const again = new Y.Doc()
    for (const update of found?.base ?? []) Y.applyUpdate(again, update)
    expect(again.getText('words')).toHaveLength(200)
  })

  test('keeps nothing more once there is no room', async () => {
    const copy = await emptyCopy()
    const full = vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementation(() => {
      throw new DOMException('no room', 'QuotaExceededError')
    })
    copy.addMine(1, new Uint8Array([0, 0]))
    copy.flush()
    await vi.waitFor(() => expect(copy.isKeeping).toBe(false))
    full.mockRestore()
    expect(copy.hasAll).toBe(false)
  })
})

const copyOf = () => new DocumentCopy({ workshop: 'w', participant: 'p', document: 'diagnostic' }, () => undefined)

async function emptyCopy(): Promise<DocumentCopy> {
  forgetAll('w')
  const copy = copyOf()
  expect(await copy.read()).toBeNull()
  copy.begin('epoch')
  await vi.waitFor(() => expect(copy.isKeeping).toBe(true))
  return copy
}

async function names(workshop: string): Promise<readonly IDBValidKey[]> {
  const opened = await openDB(documentsKept(workshop))
  const found = opened.objectStoreNames.contains('copies') ? await opened.getAllKeys('copies') : []
  opened.close()
  return found
}
