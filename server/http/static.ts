import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { serveStatic } from '@hono/node-server/serve-static'
import { Hono } from 'hono'
import type { AccessVariables } from '../access/origin.ts'

const forAYear = 'public, max-age=31536000, immutable'

/** The built client: hashed files for ever, and one page for every address of the application. */
export function clientFiles(folder: string): Hono<AccessVariables> {
  const files = new Hono<AccessVariables>()
  files.use(
    '*',
    serveStatic({
      root: folder,
      precompressed: true,
      // The page itself is answered below, for every address alike.
      rewriteRequestPath: (path) => (path === '/' ? '/nothing' : path),
      onFound: (path, context) => {
        context.header('Cache-Control', path.includes('/assets/') ? forAYear : 'public, max-age=3600')
      },
    }),
  )
  files.get('*', async (context) => {
    if (/\.\w+$/.test(context.req.path)) return context.json({ error: 'not-found' }, 404)
    context.header('Cache-Control', 'no-cache')
    return context.html(await readFile(join(folder, 'index.html'), 'utf8'))
  })
  return files
}
