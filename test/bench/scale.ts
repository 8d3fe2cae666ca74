import type { CDPSession, Page } from 'playwright-core'
import { Browsers } from '../support/browser.ts'
import { findingText } from '../support/gestures/diagnostic.ts'
import { enterAsFacilitator } from '../support/gestures/join.ts'
import { ServerProcess } from '../support/server-process.ts'
import { crowd } from './crowd.ts'
import { largeDiagnostic, titleOf } from './large-diagnostic.ts'

const writers = 20
const keystrokes = 200
const pauseMs = 80
const domains = 7

/** What the largest diagnostic costs the one who opens it and types in it. */
export interface Scale {
  /** From the address to the first finding that can be typed in: in a fresh browser, and in one that was here. */
  readonly firstOpenMs: number
  readonly laterOpenMs: number
  readonly firstBytes: number
  readonly laterBytes: number
  /** From a key to the frame that shows it, while twenty others type in the same domain. */
  readonly paintMs: readonly number[]
  /** JavaScript's heap after a collection, all seven domains seen. */
  readonly heapBytes: number
}

/** Opens a diagnostic of 300 findings in Chromium, types in it among twenty others, and goes through all of it. */
export async function scaleOf(runs: number, median: (values: readonly number[]) => number): Promise<Scale> {
  const server = await ServerProcess.start({ DEMO: 'off' })
  const browsers = await Browsers.open(server.origin)
  try {
    const { id, code, facilitator } = await made(server.origin)
    const page = await browsers.person('Animatrice')
    await enterAsFacilitator(page, facilitator, 'Animatrice')
    const known = await page.context().storageState()
    await page.close()
    const address = `/d/${id}/diagnostic`
    const first = []
    for (let run = 0; run < runs; run++) {
      first.push(await openedAndLeft(await browsers.person(`${run}`, { known }), address))
    }
    const visitor = await browsers.person('visitor', { known })
    await openedIn(visitor, address)
    const later = []
    for (let run = 0; run < runs; run++) {
      later.push(await openedAndLeft(await visitor.context().newPage(), address))
    }
    const findings = Array.from({ length: 43 }, (_, number) => `finding-${number * domains}`)
    const others = await crowd(writers, { origin: server.origin, workshop: id, code, findings })
    const paintMs = await paintTimesMs(visitor)
    others.leave()
    return {
      firstOpenMs: median(first.map(({ ms }) => ms)),
      laterOpenMs: median(later.map(({ ms }) => ms)),
      firstBytes: median(first.map(({ bytes }) => bytes)),
      laterBytes: median(later.map(({ bytes }) => bytes)),
      paintMs,
      heapBytes: await heapOf(visitor),
    }
  } finally {
    await browsers.close()
    await server.stop()
  }
}

async function made(
  origin: string,
): Promise<{ readonly id: string; readonly code: string; readonly facilitator: string }> {
  const answer = await fetch(`${origin}/api/workshops`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', origin },
    body: JSON.stringify(largeDiagnostic()),
  })
  if (answer.status !== 201) throw new Error(`the démarche could not be made: ${answer.status} ${await answer.text()}`)
  return (await answer.json()) as { id: string; code: string; facilitator: string }
}

async function openedAndLeft(page: Page, address: string): ReturnType<typeof openedIn> {
  const opened = await openedIn(page, address)
  await page.close()
  return opened
}

async function openedIn(page: Page, address: string): Promise<{ readonly ms: number; readonly bytes: number }> {
  const wire = await page.context().newCDPSession(page)
  const bytes = received(wire)
  await wire.send('Network.enable')
  await page.addInitScript(noteFirstEditor)
  await page.goto(address)
  const ms = await page.waitForFunction(() => window.firstEditorAt).then((found) => found.jsonValue())
  // What comes after the first finding belongs to the opening as well.
  await page.waitForLoadState('networkidle')
  return { ms: ms ?? Number.NaN, bytes: bytes() }
}

function received(wire: CDPSession): () => number {
  let bytes = 0
  wire.on('Network.loadingFinished', ({ encodedDataLength }) => (bytes += encodedDataLength))
  wire.on('Network.webSocketFrameReceived', ({ response }) => {
    const isBinary = response.opcode === 2
    bytes += isBinary ? (response.payloadData.length * 3) / 4 : response.payloadData.length
  })
  return () => bytes
}

async function paintTimesMs(page: Page): Promise<readonly number[]> {
  const text = findingText(page, titleOf(0))
  await text.click()
  await page.keyboard.press('Control+End')
  await text.evaluate(notePaints)
  for (let typed = 0; typed < keystrokes; typed++) {
    await page.keyboard.press('e')
    await page.waitForTimeout(pauseMs)
  }
  await page.waitForFunction((wanted) => (window.paints ?? []).length >= wanted, keystrokes)
  return page.evaluate(() => window.paints ?? [])
}

async function heapOf(page: Page): Promise<number> {
  const links = page.getByRole('navigation').getByRole('link', { name: /^[A-G]/ })
  for (let domain = 0; domain < (await links.count()); domain++) {
    await links.nth(domain).click()
    await page.mouse.wheel(0, 20_000)
    await page.waitForTimeout(300)
  }
  const wire = await page.context().newCDPSession(page)
  await wire.send('HeapProfiler.enable')
  await wire.send('HeapProfiler.collectGarbage')
  await wire.send('Performance.enable')
  const { metrics } = await wire.send('Performance.getMetrics')
  return metrics.find(({ name }) => name === 'JSHeapUsedSize')?.value ?? Number.NaN
}

declare global {
  interface Window {
    firstEditorAt?: number
    paints?: number[]
  }
}

// Run in the page as they are written: without names of their own, for which the compiler would need a helper.
function noteFirstEditor(): void {
  new MutationObserver((_, watcher) => {
    if (document.querySelector('article .rich[contenteditable="true"]') === null) return
    watcher.disconnect()
    // The next frame shows it.
    requestAnimationFrame(() => setTimeout(() => (window.firstEditorAt = performance.now())))
  }).observe(document, { childList: true, subtree: true, attributes: true })
}

function notePaints(editor: Element): void {
  const paints: number[] = []
  window.paints = paints
  editor.addEventListener(
    'keydown',
    () => {
      const pressedAt = performance.now()
      requestAnimationFrame(() => setTimeout(() => paints.push(performance.now() - pressedAt)))
    },
    { capture: true },
  )
}
