import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { describe, expect, test } from 'vitest'
import { previewOf } from '../../../server/importing/preview.ts'
import { csvText, templateCsv } from '../../../server/importing/template.ts'
import { importColumns, importKinds, type ImportColumn } from '../../../shared/workshop/imported.ts'

const hostile = ['=1+1', '+1+1', '-1+1', '@SUM(1;1)', '\t=1+1', '\r=1+1', '=HYPERLINK("http://x.example";"lire")']

const domains = [{ id: 'D1', letter: 'A', name: 'Petite enfance' }]
const text = 'Un mot'
const sample: Readonly<Record<ImportColumn, string>> = {
  commune: text,
  label: text,
  value: '12,5',
  unit: text,
  year: '2025',
  source: text,
  name: text,
  short: text,
  role: 'signataire',
  representative: text,
  joined: '1/1/2025',
  competences: 'A',
  title: text,
  domain: 'A',
  lead: text,
  outcome: 'arrêtée',
  reason: text,
}

describe('a CSV that we write', () => {
  test.each(hostile)('holds no formula: « %s »', (text) => {
    expect(csvText([[text]])).toMatch(/^\uFEFF"?'/)
  })

  test('keeps marks, quotes and lines in their cell', () => {
    expect(csvText([['a;b', 'un "mot"', 'deux\nlignes', 'seul']])).toBe(
      '\uFEFF"a;b";"un ""mot""";"deux\nlignes";seul\r\n',
    )
  })

  test('is reckoned nowhere by LibreOffice, which reckons when it is let', { timeout: 120_000 }, async () => {
    const reckoned = await formulasByOffice('Intitulé;=1+1\r\n')
    if (reckoned === null) return
    expect(reckoned).toBe(1)
    expect(await formulasByOffice(csvText(hostile.map((text) => ['Intitulé', text])))).toBe(0)
  })
})

describe.each(importKinds)('the template of %s', (kind) => {
  test.each(['fr', 'en'] as const)('has titles that are read back (%s)', (language) => {
    const filled = `${templateCsv(kind, language)}${importColumns[kind].map((column) => sample[column]).join(';')}\r\n`
    const preview = previewOf({ kind, bytes: new TextEncoder().encode(filled), domains, taken: [] })
    const read = preview.ok ? preview.rows.flatMap(({ values }) => Object.keys(values)) : []
    expect(read).toEqual(importColumns[kind])
  })
})

/** How many formulas LibreOffice finds in a CSV that it opens and may reckon; null where there is no LibreOffice. */
async function formulasByOffice(text: string): Promise<number | null> {
  const folder = await mkdtemp(join(tmpdir(), 'tour-de-table-csv-'))
  try {
    await writeFile(join(folder, 'table.csv'), text)
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const reckoning = '--infilter=CSV:59,34,76,1,,0,false,true,false,false,false,-1,true'
    const order = [
      profile,
      '--headless',
      reckoning,
      '--convert-to',
      'xlsx',
      '--outdir',
      folder,
      join(folder, 'table.csv'),
    ]
    await promisify(execFile)('soffice', order, { timeout: 60_000 })
    const parts = unzipSync(new Uint8Array(await readFile(join(folder, 'table.xlsx'))))
    const sheet = parts['xl/worksheets/sheet1.xml']
    if (!sheet) throw new Error('LibreOffice saved no sheet')
    return strFromU8(sheet).match(/<f[ >]/g)?.length ?? 0
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isMissing && process.env['REQUIRE_OFFICE'] !== '1') return null
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}
