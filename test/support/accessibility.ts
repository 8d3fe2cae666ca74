import axe from 'axe-core'
import type { Page } from 'playwright-core'
import { expect } from 'vitest'

interface Finding {
  readonly rule: string
  readonly help: string
  readonly places: readonly string[]
}

/** Fails with every rule that axe finds broken on the page as it stands, once it has its heading, and where. */
export async function expectAccessible(page: Page, what = page.url()): Promise<void> {
  // A page that was just opened has neither its main part nor its heading yet.
  await page.locator('h1').first().waitFor()
  // Evaluated from outside of the page: its content security policy allows no foreign script, and must not have to.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(axe.source)
  const findings = await page.evaluate(async (): Promise<readonly Finding[]> => {
    const { axe: checker } = globalThis as unknown as { readonly axe: typeof import('axe-core') }
    const { violations } = await checker.run(document, { resultTypes: ['violations'] })
    return violations.map(({ id, help, nodes }) => ({
      rule: id,
      help,
      places: nodes.map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`),
    }))
  })
  expect(findings, `axe on ${what}`).toEqual([])
}

/** Fails when the page, not a frame of it, has to be scrolled sideways. */
export async function expectNoSidewaysScroll(page: Page, what = page.url()): Promise<void> {
  const overflow = await page.evaluate(() => {
    const width = document.documentElement.clientWidth
    const isTooWide = document.documentElement.scrollWidth > width
    const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > width + 1)
    return isTooWide ? wide.slice(0, 5).map((one) => one.outerHTML.slice(0, 120)) : []
  })
  expect(overflow, `wider than the screen on ${what}`).toEqual([])
}
