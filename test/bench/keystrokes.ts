import type { Locator } from 'playwright-core'

const pauseMs = 80

/**
 * Milliseconds from each key pressed in one person's editor to the character standing in the other's. Both pages run on
 * this machine and read the same clock.
 */
export async function keystrokeTimesMs(writer: Locator, reader: Locator, count: number): Promise<readonly number[]> {
  await writer.click()
  await writer.page().keyboard.press('Control+End')
  await writer.evaluate(notePresses)
  await reader.evaluate(noteArrivals)
  for (let typed = 0; typed < count; typed++) {
    // A person's pace: a faster one would measure how well keystrokes are grouped.
    await writer.pressSequentially('z', { delay: 0 })
    await writer.page().waitForTimeout(pauseMs)
  }
  await reader.page().waitForFunction((wanted) => (window.arrivals ?? []).length >= wanted, count)
  const presses = await writer.evaluate(() => window.presses ?? [])
  const arrivals = await reader.evaluate(() => window.arrivals ?? [])
  return presses.slice(0, count).map((pressedAt, index) => (arrivals[index] ?? Number.NaN) - pressedAt)
}

declare global {
  interface Window {
    presses?: number[]
    arrivals?: number[]
  }
}

function notePresses(editor: Element): void {
  const presses: number[] = []
  window.presses = presses
  editor.addEventListener('keydown', () => presses.push(performance.timeOrigin + performance.now()), { capture: true })
}

function noteArrivals(editor: Element): void {
  const arrivals: number[] = []
  window.arrivals = arrivals
  // The caret's name is drawn inside the text: count only the letter that is typed.
  const before = (editor.textContent ?? '').split('z').length
  new MutationObserver(() => {
    const now = performance.timeOrigin + performance.now()
    const arrived = (editor.textContent ?? '').split('z').length - before
    while (arrivals.length < arrived) arrivals.push(now)
  }).observe(editor, { childList: true, characterData: true, subtree: true })
}
