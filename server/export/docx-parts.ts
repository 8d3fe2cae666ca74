import type { Paper } from './block.ts'
import { cleanText } from './clean-text.ts'
import { fonts, locales } from './docx-styles.ts'

/** A file inside the document that we write ourselves. */
export interface Part {
  readonly path: string
  readonly data: string
}

const heading = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'

/** The fonts, each with the ones to take instead where it is not installed. */
export function fontTable(): Part {
  const font = (name: string, instead: string, family: string, panose: string) =>
    `<w:font w:name="${name}"><w:altName w:val="${instead}"/><w:panose1 w:val="${panose}"/>` +
    `<w:charset w:val="00"/><w:family w:val="${family}"/><w:pitch w:val="variable"/></w:font>`
  const main = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main'
  return {
    path: 'word/fontTable.xml',
    data:
      `${heading}<w:fonts xmlns:w="${main}">` +
      font(fonts.text, 'Cambria', 'roman', '02040503050406030204') +
      font(fonts.label, 'Verdana', 'swiss', '020B0604030504040204') +
      '</w:fonts>',
  }
}

/** What a file manager shows of the document: title, subject, language and when it was made. */
export function coreProperties({ title, subject, language, madeAt }: Paper): Part {
  const at = new Date(madeAt).toISOString().replace(/\.\d+Z$/, 'Z')
  const moment = (name: string) => `<dcterms:${name} xsi:type="dcterms:W3CDTF">${at}</dcterms:${name}>`
  return {
    path: 'docProps/core.xml',
    data:
      `${heading}<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"` +
      ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"' +
      ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">' +
      `<dc:title>${escaped(title)}</dc:title><dc:subject>${escaped(subject)}</dc:subject>` +
      `<dc:creator>Tour de table</dc:creator><dc:language>${locales[language]}</dc:language>` +
      `${moment('created')}${moment('modified')}</cp:coreProperties>`,
  }
}

function escaped(text: string): string {
  return cleanText(text).replace(/&/g, '&amp;').replace(/</g, '&lt;').replace(/>/g, '&gt;')
}
