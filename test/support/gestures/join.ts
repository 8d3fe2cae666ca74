import type { Page } from 'playwright-core'
import { fr } from '../../../shared/i18n/fr.ts'

const { taking, facilitator } = fr.join

/** Who somebody says they are when they come in; the institution by its full name. */
export interface Newcomer {
  readonly name: string
  readonly institution: string
}

/** Comes in by the code that is shown in the room. */
export async function joinWithCode(page: Page, code: string, newcomer: Newcomer): Promise<void> {
  await page.goto('/rejoindre')
  await page.getByLabel(taking.code).fill(code)
  await takeSeat(page, newcomer)
}

/** Comes in by the address that the code picture holds. */
export async function joinByAddress(page: Page, address: string, newcomer: Newcomer): Promise<void> {
  await page.goto(address)
  await takeSeat(page, newcomer)
}

/** Opens the console by the link that the server printed. */
export async function enterAsFacilitator(page: Page, link: string, name: string): Promise<void> {
  await page.goto(link)
  await page.getByLabel(taking.name).fill(name)
  await page.getByRole('button', { name: facilitator.go }).click()
  await page.waitForURL(/\/d\/[^/]+\/console$/)
}

/** The démarche that a page is in, by its address. */
export function workshopOf(page: Page): string {
  const id = /\/d\/([^/?#]+)/.exec(page.url())?.[1]
  if (id === undefined) throw new Error(`${page.url()} is not the address of a démarche`)
  return id
}

async function takeSeat(page: Page, { name, institution }: Newcomer): Promise<void> {
  await page.getByLabel(taking.name).fill(name)
  await page.getByLabel(taking.institution).selectOption({ label: institution })
  await page.getByRole('button', { name: taking.go }).click()
  await page.waitForURL(/\/d\//)
}
