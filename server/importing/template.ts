import { en } from '../../shared/i18n/en.ts'
import { fr } from '../../shared/i18n/fr.ts'
import type { Language } from '../../shared/i18n/words.ts'
import { importColumns, type ImportKind } from '../../shared/workshop/imported.ts'

const wordsIn = { fr, en }

/** An empty table of one kind with its titles, as a CSV that spreadsheets open by a double click. */
export function templateCsv(kind: ImportKind, language: Language): string {
  const { columns } = wordsIn[language].preparing.importing
  return csvText([importColumns[kind].map((column) => columns[column])])
}

/** Rows as CSV: UTF-8 with its mark, semicolons as French spreadsheets want them, and no cell that would be reckoned. */
export function csvText(rows: readonly (readonly string[])[]): string {
  return `\uFEFF${rows.map((row) => row.map(cellText).join(';')).join('\r\n')}\r\n`
}

// A cell that begins so is a formula to a spreadsheet, and could fetch or run something: OWASP, « CSV injection ».
function cellText(text: string): string {
  const harmless = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text
  return /[";\r\n\t']/.test(harmless) ? `"${harmless.replaceAll('"', '""')}"` : harmless
}
