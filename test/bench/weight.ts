import { existsSync } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { fileURLToPath } from 'node:url'
import { gzipSync } from 'node:zlib'
import type { Page } from 'playwright-core'

/** What a page fetches before anyone touches it, in bytes as gzip sends them. */
export interface Weight {
  /** HTML, JavaScript, CSS, pictures. */
  readonly code: number
  /** Compressed by themselves: counted apart. */
  readonly fonts: number
}

const built = fileURLToPath(new URL('../../dist/client', import.meta.url))

/** Opens an address in a page that has never been here, waits until it is quiet, and weighs what it asked for. */
export async function weightOf(page: Page, address: string): Promise<Weight> {
  const paths = new Set<string>()
  page.on('request', (request) => paths.add(new URL(request.url()).pathname))
  await page.goto(address, { waitUntil: 'networkidle' })
  let code = 0
  let fonts = 0
  for (const path of paths) {
    if (path.startsWith('/api/')) continue
    if (path.endsWith('.woff2')) fonts += (await stat(`${built}${path}`)).size
    else code += await gzipBytes(`${built}${path}`)
  }
  return { code, fonts }
}

async function gzipBytes(file: string): Promise<number> {
  // Every address of the application is the one page.
  const served = existsSync(file) && (await stat(file)).isFile() ? file : `${built}/index.html`
  return existsSync(`${served}.gz`) ? (await stat(`${served}.gz`)).size : gzipSync(await readFile(served)).length
}
