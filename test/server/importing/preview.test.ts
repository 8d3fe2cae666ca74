import { strToU8 } from 'fflate'
import { describe, expect, test } from 'vitest'
import type { ImportOrder } from '../../../server/importing/order.ts'
import { previewOf } from '../../../server/importing/preview.ts'
import { spreadsheet, textRow } from '../../support/spreadsheet.ts'

const domains = [
  { id: 'D1', letter: 'A', name: 'Petite enfance' },
  { id: 'D2', letter: 'B', name: 'Enfance' },
]

function read(given: string | Uint8Array, kind: ImportOrder['kind'] = 'communes', taken: readonly string[] = []) {
  const bytes = typeof given === 'string' ? strToU8(given) : given
  return previewOf({ kind, bytes, domains, taken })
}

/** The first column of every line that is ready. */
function ready(given: string | Uint8Array, kind?: ImportOrder['kind']): readonly string[] {
  const preview = read(given, kind)
  if (!preview.ok) throw new Error(preview.problem)
  return preview.rows.map(({ values }) => Object.values(values)[0] ?? '')
}

function utf16(text: string, mark: boolean): Uint8Array {
  const bytes = new Uint8Array(Buffer.from(text, 'utf16le'))
  return mark ? new Uint8Array([0xff, 0xfe, ...bytes]) : bytes
}

describe('a CSV file', () => {
  const latin = new Uint8Array(Buffer.from('Commune\r\nMercuès\r\n', 'latin1'))

  test.each([
    ['UTF-8', strToU8('Commune\nMercuès\n')],
    ['UTF-8 with its mark', strToU8('\uFEFFCommune\nMercuès\n')],
    ['the Windows alphabet', latin],
    ['UTF-16 with its mark', utf16('Commune\nMercuès\n', true)],
    ['UTF-16 without', utf16('Commune\nMercuès\n', false)],
  ])('is read in %s', (_, bytes) => {
    expect(ready(bytes)).toEqual(['Mercuès'])
  })

  test.each([';', ',', '\t'])('is read with « %s » between its cells', (separator) => {
    const text = [`Intitulé${separator}Valeur`, `"Ménages${separator} ""seuls"""${separator}12`].join('\n')
    expect(read(text, 'figures')).toMatchObject({
      ok: true,
      rows: [{ line: 2, values: { label: `Ménages${separator} "seuls"`, value: '12' } }],
    })
  })

  test('has its titles in any order, without accents, in English too', () => {
    const text = 'VALUE;x;label\n5;;Places\n'
    expect(read(text, 'figures')).toMatchObject({ rows: [{ values: { label: 'Places', value: '5' } }] })
  })

  test('tells each wrong cell at its line and column', () => {
    const text = 'Intitulé;Valeur;Année\nPopulation;beaucoup;18\n\n;3;2018\nMénages;4;2018\n'
    expect(read(text, 'figures')).toMatchObject({
      ok: true,
      rows: [{ line: 5 }],
      wrong: 3,
      problems: [
        { line: 2, column: 2, title: 'Valeur', problem: 'not-a-number', value: 'beaucoup' },
        { line: 2, column: 3, title: 'Année', problem: 'not-a-year', value: '18' },
        { line: 4, column: 1, title: 'Intitulé', problem: 'missing', value: '' },
      ],
    })
  })

  test('tells what is there already, or twice in the file', () => {
    expect(read('Commune\ncahors\nDouelle\nDOUELLE\n', 'communes', ['Cahors'])).toMatchObject({
      rows: [{ line: 3 }],
      problems: [
        { line: 2, problem: 'duplicate' },
        { line: 4, problem: 'duplicate' },
      ],
    })
  })
})

describe('institutions and actions', () => {
  test('have roles, days and domains in the words of people', () => {
    const text = 'Nom complet;Nom court;Rôle;Depuis le;Domaines\nDépartement;CD46;Associé;1/3/2025;a, enfance\n'
    expect(read(text, 'institutions')).toMatchObject({
      rows: [{ values: { role: 'associate', joined: '2025-03-01', competences: 'D1 D2' } }],
    })
  })

  test.each([
    ['Rôle', 'chef', 'unknown-role'],
    ['Depuis le', '31/02/2025', 'not-a-day'],
    ['Domaines', 'A;Pêche', 'unknown-domain'],
  ])('are told of « %s » that says « %s »', (title, said, problem) => {
    const role = title === 'Rôle' ? said : 'signataire'
    const text = `Nom complet\tRôle\tAutre\t${title === 'Rôle' ? 'x' : title}\nCAF\t${role}\t\t${said}\n`
    expect(read(text, 'institutions')).toMatchObject({ rows: [], problems: [{ line: 2, problem }] })
  })

  test('have outcomes in the words of people, or none', () => {
    const text = 'Action;Suite donnée;Domaine\nRelais;Poursuivi;Petite enfance\nLudothèque;;\nCrèche;jetée;\n'
    expect(read(text, 'previous-actions')).toMatchObject({
      rows: [
        { line: 2, values: { title: 'Relais', outcome: 'continued', domain: 'D1' } },
        { line: 3, values: { title: 'Ludothèque' } },
      ],
      problems: [{ line: 4, problem: 'unknown-outcome' }],
    })
  })
})

describe('an XLSX file', () => {
  test('is read from its first sheet, empty and merged cells included', () => {
    const rows = `${textRow(1, ['Intitulé', 'Valeur'])}<row r="4"><c r="A4" t="inlineStr"><is><t>Ménages</t></is></c><c r="B4"><v>12.5</v></c><c r="C4"/></row>`
    const merged = spreadsheet(`${rows}</sheetData><mergeCells><mergeCell ref="A4:A5"/></mergeCells><sheetData>`)
    expect(read(merged, 'figures')).toMatchObject({
      rows: [{ line: 4, values: { label: 'Ménages', value: '12.5' } }],
      problems: [],
    })
  })

  test('has days as Excel keeps them', () => {
    const titles = textRow(1, ['Nom complet', 'Rôle', 'Depuis le'])
    const row = `<row r="2"><c r="A2" t="inlineStr"><is><t>CAF</t></is></c><c r="B2" t="inlineStr"><is><t>signataire</t></is></c><c r="C2" s="1"><v>45717.6</v></c></row>`
    expect(read(spreadsheet(titles + row), 'institutions')).toMatchObject({
      rows: [{ values: { joined: '2025-03-01' } }],
    })
  })

  test('has the last value of its formulas, and tells of those without', () => {
    const titles = textRow(1, ['Intitulé', 'Valeur'])
    const cell = (line: number, value: string) =>
      `<row r="${line}"><c r="A${line}" t="inlineStr"><is><t>Total</t></is></c><c r="B${line}"><f>SUM(C1:C9)</f>${value}</c></row>`
    expect(read(spreadsheet(titles + cell(2, '<v>9</v>') + cell(3, '')), 'figures')).toMatchObject({
      rows: [{ line: 2, values: { value: '9' } }],
      problems: [{ line: 3, column: 2, problem: 'formula' }],
    })
  })

  test('shares its texts', () => {
    const shared = strToU8('<sst><si><r><t>Com</t></r><r><t>mune</t></r></si><si><t>Cahors</t></si></sst>')
    const rows = '<row r="1"><c r="A1" t="s"><v>0</v></c></row><row r="2"><c r="A2" t="s"><v>1</v></c></row>'
    expect(ready(spreadsheet(rows, { 'xl/sharedStrings.xml': shared }))).toEqual(['Cahors'])
  })
})

describe('a file that cannot be read', () => {
  const many = (count: number) => `Commune\n${Array.from({ length: count }, (_, at) => `C${at}`).join('\n')}\n`
  const whole = spreadsheet(textRow(1, ['Commune']) + textRow(2, ['Cahors']))
  const bomb = spreadsheet('', { 'xl/worksheets/sheet1.xml': new Uint8Array(60 * 1024 * 1024) })
  const entities =
    '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;">]><worksheet><sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&b;</t></is></c></row></sheetData></worksheet>'

  test.each([
    ['nothing in it', new Uint8Array(), 'empty'],
    ['blank lines only', '\n \r\n', 'empty'],
    ['titles only', 'Commune\n', 'empty'],
    ['other titles', 'Ville\nCahors\n', 'missing-column'],
    ['ten thousand lines', many(10_000), 'too-many-rows'],
    [
      'ten thousand lines of a spreadsheet',
      spreadsheet(Array.from({ length: 10_000 }, (_, at) => textRow(at + 1, ['Commune'])).join('')),
      'too-many-rows',
    ],
    ['a cell of a megabyte', `Commune\n${'x'.repeat(1024 * 1024)}\n`, 'cell-too-long'],
    ['a cell of a megabyte in a spreadsheet', spreadsheet(textRow(1, ['x'.repeat(1024 * 1024)])), 'cell-too-long'],
    ['three megabytes', new Uint8Array(3 * 1024 * 1024).fill(65), 'too-large'],
    ['a bomb', bomb, 'unpacks-too-large'],
    ['half a zip', whole.subarray(0, whole.length / 2), 'damaged'],
    ['a zip of something else', spreadsheet('', { 'xl/workbook.xml': strToU8('no') }), 'damaged'],
    ['entities of its own', spreadsheet('', { 'xl/worksheets/sheet1.xml': strToU8(entities) }), 'damaged'],
    ['a picture', new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0, 0, 13, 0, 1]), 'unknown-kind'],
    ['an old workbook', new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 1]), 'old-excel'],
    ['an open quote', 'Commune\n"Cahors\nDouelle\n', 'damaged'],
    ['columns without end', `Commune${';'.repeat(100)}\nCahors\n`, 'too-many-columns'],
  ] as const)('is told of: %s', (_, given, problem) => {
    expect(read(given)).toMatchObject({ ok: false, problem })
  })

  test('is a bomb known before it is unpacked', () => {
    const before = process.memoryUsage().arrayBuffers
    read(bomb)
    expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(5 * 1024 * 1024)
  })

  test('is damaged or read, whatever byte is wrong, and never breaks us', () => {
    for (let at = 0; at < whole.length; at += 7) {
      const wrong = Uint8Array.from(whole)
      wrong[at] = (wrong[at] ?? 0) ^ 0xff
      expect(read(wrong)).toHaveProperty('ok')
    }
  })
})
