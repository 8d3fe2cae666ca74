import { readdir, readFile, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import react from '@vitejs/plugin-react'
import type { Plugin } from 'vite'
import { defineConfig } from 'vitest/config'
import './scripts/map-group-by.mjs'
import description from './package.json' with { type: 'json' }

const api = `http://127.0.0.1:${process.env['PORT'] ?? 3000}`
const outDir = 'dist/client'
const sharedByPages =
  /client\/ui\/(?!select|labelled|field|checkbox|segmented|empty|save-status|dots|keep-file)|client\/link\/(?!document|calm|local|unsent|use-document|record|live-records|save)/

// Without Map.groupBy, which Node 20 lacks, Vitest prints no failure.
if (!('groupBy' in Map)) Object.defineProperty(Map, 'groupBy', { value: groupBy })

export default defineConfig({
  root: 'client',
  publicDir: '../public',
  define: { 'import.meta.env.VITE_SOURCE_URL': JSON.stringify(sourceUrl(description)) },
  plugins: [react(), precompressed()],
  build: {
    outDir: `../${outDir}`,
    emptyOutDir: true,
    // The content security policy has no data: URL.
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    reportCompressedSize: false,
    rolldownOptions: {
      output: {
        codeSplitting: {
          // What most pages share travels as one file: forty small ones compress worse than it does.
          groups: [{ name: 'shared', test: sharedByPages, minShareCount: 3 }],
        },
      },
    },
  },
  server: {
    host: '127.0.0.1',
    proxy: {
      '/api': api,
      '/healthz': api,
      '/live': { target: api, ws: true },
      '/sync': { target: api, ws: true },
    },
  },
  test: {
    root: '.',
    include: ['test/**/*.test.ts', 'test/**/*.test.tsx'],
    exclude: ['test/e2e/**'],
    pool: 'forks',
  },
})

/** Writes .br and .gz beside each text file of the build, so that the server compresses nothing while it serves. */
function precompressed(): Plugin {
  return {
    name: 'precompressed',
    apply: 'build',
    async closeBundle() {
      const files = await readdir(outDir, { recursive: true })
      await Promise.all(files.filter((file) => /\.(js|css|html|svg|json|txt)$/.test(file)).map(compress))
    },
  }
}

async function compress(file: string): Promise<void> {
  const path = join(outDir, file)
  const content = await readFile(path)
  const quality = { [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY }
  const [smaller, small] = await Promise.all([
    promisify(brotliCompress)(content, { params: quality }),
    promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }),
  ])
  await Promise.all([writeFile(`${path}.br`, smaller), writeFile(`${path}.gz`, small)])
}

function sourceUrl(about: { readonly name: string; readonly repository?: string | { readonly url: string } }): string {
  const { repository = '' } = about
  return (typeof repository === 'string' ? repository : repository.url).replace(/^git\+/, '').replace(/\.git$/, '')
}

function groupBy<Item, Key>(items: Iterable<Item>, keyOf: (item: Item, index: number) => Key): Map<Key, Item[]> {
  const groups = new Map<Key, Item[]>()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    groups.set(key, [...(groups.get(key) ?? []), item])
  }
  return groups
}
