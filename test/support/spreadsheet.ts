import { strToU8, zipSync, type Zippable } from 'fflate'

const relations =
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="r1" Target="worksheets/sheet1.xml"/></Relationships>'
const book = '<workbook xmlns:r="r"><sheets><sheet name="Feuille 1" sheetId="1" r:id="r1"/></sheets></workbook>'
const styles =
  '<styleSheet><numFmts count="1"><numFmt numFmtId="164" formatCode="dd/mm/yyyy"/></numFmts><cellXfs><xf numFmtId="0"/><xf numFmtId="164"/><xf numFmtId="14"/></cellXfs></styleSheet>'

/** A spreadsheet of one sheet, from the XML of its rows; parts may be added or replaced. */
export function spreadsheet(rows: string, parts: Zippable = {}): Uint8Array {
  return zipSync({
    'xl/workbook.xml': strToU8(book),
    'xl/_rels/workbook.xml.rels': strToU8(relations),
    'xl/styles.xml': strToU8(styles),
    'xl/worksheets/sheet1.xml': strToU8(`<worksheet><sheetData>${rows}</sheetData></worksheet>`),
    ...parts,
  })
}

/** A row of cells that hold their own text. */
export function textRow(line: number, texts: readonly string[]): string {
  const cells = texts.map((text, at) => `<c r="${'ABCDEFG'[at]}${line}" t="inlineStr"><is><t>${text}</t></is></c>`)
  return `<row r="${line}">${cells.join('')}</row>`
}
