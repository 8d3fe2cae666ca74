import { sheetRows } from './xlsx-sheet.ts'
import { Unreadable, type Table } from './table.ts'
import { unpacked } from './unpacked.ts'
import { readXml } from './xml.ts'

/** The lines of the first sheet of an XLSX file; throws `Unreadable`. */
export function xlsxTable(bytes: Uint8Array): Table {
  const parts = unpacked(bytes)
  const sheet = parts.get(firstSheet(parts))
  if (sheet === undefined) throw new Unreadable('damaged')
  const book = bookOf(parts)
  return { rows: sheetRows(sheet, { ...book, texts: sharedTexts(parts.get('xl/sharedStrings.xml')) }) }
}

function firstSheet(parts: ReadonlyMap<string, string>): string {
  let relation: string | null = null
  readXml(parts.get('xl/workbook.xml') ?? '', {
    open: (tag, attributes) => {
      if (tag === 'sheet') relation ??= attributes['r:id'] ?? null
    },
  })
  let target: string | null = null
  readXml(parts.get('xl/_rels/workbook.xml.rels') ?? '<none/>', {
    open: (tag, attributes) => {
      if (tag === 'Relationship' && attributes['Id'] === relation) target = attributes['Target'] ?? null
    },
  })
  const path = String(target ?? 'worksheets/sheet1.xml')
  return path.startsWith('/') ? path.slice(1) : `xl/${path}`
}

// Excel keeps days as numbers: only the format of the cell says that it is one.
function bookOf(parts: ReadonlyMap<string, string>): {
  readonly isDay: (style: number) => boolean
  readonly is1904: boolean
} {
  let is1904 = false
  readXml(parts.get('xl/workbook.xml') ?? '', {
    open: (tag, { date1904 }) => {
      if (tag === 'workbookPr') is1904 = date1904 === '1' || date1904 === 'true'
    },
  })
  const codes = new Map<number, string>()
  const formats: number[] = []
  let isInCells = false
  readXml(parts.get('xl/styles.xml') ?? '<none/>', {
    open: (tag, attributes) => {
      if (tag === 'numFmt') codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (tag === 'cellXfs') isInCells = true
      if (tag === 'xf' && isInCells) formats.push(Number(attributes['numFmtId'] ?? 0))
    },
    close: (tag) => {
      if (tag === 'cellXfs') isInCells = false
    },
  })
  return { is1904, isDay: (style) => isDayFormat(formats[style] ?? 0, codes) }
}

function isDayFormat(format: number, codes: ReadonlyMap<number, string>): boolean {
  const code = codes.get(format)
  if (code === undefined)
    return (format >= 14 && format <= 22) || (format >= 27 && format <= 36) || (format >= 45 && format <= 47)
  // What stands in quotes or brackets, such as a currency or a colour, is no part of a date.
  return /[dy]/i.test(code.replace(/"[^"]*"|\[[^\]]*\]|\\./g, ''))
}

function sharedTexts(xml: string | undefined): readonly string[] {
  const texts: string[] = []
  let text = ''
  let isText = false
  // What is written above a word to read it aloud is no part of it.
  let isSpoken = false
  if (xml === undefined) return texts
  readXml(xml, {
    open: (tag) => {
      if (tag === 'si') text = ''
      if (tag === 'rPh') isSpoken = true
      isText = tag === 't' && !isSpoken
    },
    text: (more) => {
      if (isText) text += more
    },
    close: (tag) => {
      isText = false
      if (tag === 'rPh') isSpoken = false
      if (tag === 'si') texts.push(text)
    },
  })
  return texts
}
