import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'

/** What a Word file says of itself, read from its XML. */
export interface WordFile {
  readonly text: string
  /** In the order of the document, level 1 being the outermost. */
  readonly headings: readonly { readonly level: number; readonly text: string }[]
  readonly tables: number
  /** Tables whose first row is declared a header. */
  readonly tablesWithHeader: number
  readonly language: string | null
  readonly hasPageNumbers: boolean
}

/** Reads a Word file. */
export async function readWordFile(path: string): Promise<WordFile> {
  const parts = unzipSync(new Uint8Array(await readFile(path)))
  const xml = (name: string) => (parts[name] ? strFromU8(parts[name]) : '')
  const body = xml('word/document.xml')
  const tables = body.match(/<w:tbl>.*?<\/w:tbl>/gs) ?? []
  const footers = Object.keys(parts).filter((name) => /^word\/footer\d*\.xml$/.test(name))
  return {
    text: textIn(body),
    headings: headingsIn(body),
    tables: tables.length,
    tablesWithHeader: tables.filter((table) => table.includes('<w:tblHeader')).length,
    language: /<w:lang [^>]*w:val="([^"]+)"/.exec(xml('word/styles.xml'))?.[1] ?? null,
    hasPageNumbers: footers.some((name) => /\bPAGE\b/.test(xml(name))),
  }
}

/** Text of each page as LibreOffice lays a document out; null where there is no LibreOffice. */
export async function pagesByOffice(path: string): Promise<readonly string[] | null> {
  const folder = await mkdtemp(join(tmpdir(), 'tour-de-table-office-'))
  const call = promisify(execFile)
  try {
    const profile = `-env:UserInstallation=file://${folder}/profile`
    await call('soffice', [profile, '--headless', '--convert-to', 'pdf', '--outdir', folder, path], {
      timeout: 120_000,
    })
    const pdf = join(folder, basename(path).replace(/\.\w+$/, '.pdf'))
    const { stdout } = await call('pdftotext', ['-layout', pdf, '-'], { maxBuffer: 1 << 26 })
    return stdout.split('\f').slice(0, -1)
  } catch (error) {
    const isMissing = error instanceof Error && 'code' in error && error.code === 'ENOENT'
    if (isMissing && process.env['REQUIRE_OFFICE'] !== '1') return null
    throw error
  } finally {
    await rm(folder, { recursive: true, force: true })
  }
}

function headingsIn(body: string): WordFile['headings'] {
  const paragraphs = body.match(/<w:p[ >].*?<\/w:p>/gs) ?? []
  return paragraphs.flatMap((paragraph) => {
    const level = /<w:pStyle w:val="Heading(\d)"/.exec(paragraph)?.[1]
    return level === undefined ? [] : [{ level: Number(level), text: textIn(paragraph) }]
  })
}

function textIn(xml: string): string {
  const paragraphs = xml
    .split('</w:p>')
    .map((part) => (part.match(/<w:t(?: [^>]*)?>[^<]*/g) ?? []).map(afterTag).join(''))
  return paragraphs.join('\n').trim()
}

function afterTag(text: string): string {
  const entities: Readonly<Record<string, string>> = {
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&apos;': "'",
    '&amp;': '&',
  }
  return text.slice(text.indexOf('>') + 1).replace(/&(?:lt|gt|quot|apos|amp);/g, (entity) => entities[entity] ?? entity)
}
