import {
  AlignmentType,
  BorderStyle,
  type INumberingOptions,
  type IStylesOptions,
  LevelFormat,
  LineRuleType,
  TabStopType,
} from 'docx'
import type { Language } from '../../shared/i18n/words.ts'
import type { DomainColour } from '../../shared/workshop/preparation.ts'

/** Colours of paper, the light ones of the screens, as Word writes them. */
export const inks = {
  ink: '16211F',
  soft: '43504C',
  faint: '586561',
  line: 'B9C3BF',
  strongLine: '75827E',
  link: '0B4A59',
} as const

/** The palette of domains. */
export const domainInks: Readonly<Record<DomainColour, string>> = {
  A: '855400',
  B: '2C6A22',
  C: '1A5C9E',
  D: 'A62A5B',
  E: '98400F',
  F: '0A6A68',
  G: '5B4A9A',
}

/**
 * The two voices of the document: what is written together, and the tool's own labels. The fonts of the screens are on
 * nobody's computer, and LibreOffice takes a sans serif for any name that it does not know: these are known everywhere.
 */
export const fonts = { text: 'Cambria', label: 'Verdana' } as const

export const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' }

/** Width between the margins of an A4 page. */
export const textWidthMm = 170

/** Twentieths of a point, Word's own unit. */
export function twips(mm: number): number {
  return Math.round((mm * 1440) / 25.4)
}

/** Space between lines in 240ths of a line, and around a paragraph; LibreOffice wants the rule said. */
export function lines(line: number, around: { readonly before?: number; readonly after: number }) {
  return { ...around, line, lineRule: LineRuleType.AUTO }
}

/** Names of the lists that paragraphs belong to. */
export const lists = { bullets: 'bullets', numbers: 'numbers' } as const

export const numbering: INumberingOptions = {
  config: [
    { reference: lists.bullets, levels: levels(LevelFormat.BULLET, () => '•') },
    { reference: lists.numbers, levels: levels(LevelFormat.DECIMAL, (level) => `%${level + 1}.`) },
  ],
}

function levels(format: (typeof LevelFormat)[keyof typeof LevelFormat], text: (level: number) => string) {
  return [0, 1, 2, 3, 4, 5, 6, 7, 8].map((level) => ({
    level,
    format,
    text: text(level),
    alignment: AlignmentType.LEFT,
    style: { paragraph: { indent: { left: twips(4.5 * (level + 1)), hanging: twips(4.5) } } },
  }))
}

/** Sizes are in half points, spaces in twips; `line` is in 240ths of a line. */
export function stylesIn(language: Language): IStylesOptions {
  const { ink } = inks
  return {
    default: {
      document: {
        run: { font: fonts.text, size: 21, color: ink, language: { value: locales[language] } },
        paragraph: { spacing: lines(276, { after: 100 }) },
      },
      title: {
        run: { font: fonts.text, size: 78, bold: true, color: ink },
        paragraph: { spacing: lines(228, { before: 0, after: twips(6) }) },
      },
      heading1: headingStyle(0, 52, { before: 0, after: twips(5) }),
      heading2: headingStyle(1, 28, { before: twips(7), after: twips(2) }),
      heading3: headingStyle(2, 42, { before: twips(1), after: twips(2) }),
      hyperlink: { run: { color: inks.link, underline: {} } },
      listParagraph: { run: {}, paragraph: {} },
    },
    paragraphStyles: [...textStyles(), ...labelStyles(), ...contentsStyles()],
  }
}

function headingStyle(outlineLevel: number, size: number, spacing: { before: number; after: number }) {
  return {
    run: { font: fonts.text, size, bold: true, color: inks.ink },
    // LibreOffice knows a heading by its outline level alone.
    paragraph: { outlineLevel, keepNext: true, keepLines: true, spacing: lines(247, spacing) },
  }
}

function textStyles() {
  const rule = { style: BorderStyle.SINGLE, size: 20, color: inks.ink, space: 10 }
  return [
    style('Intro', { size: 23 }, { spacing: lines(288, { after: twips(4) }) }),
    style('Subtitle', { size: 30, color: inks.soft }, { spacing: lines(276, { after: 0 }) }),
    style('Cell', { size: 19 }, { spacing: lines(259, { after: 0 }) }),
    style('Name', { size: 20, bold: true }, { spacing: lines(252, { after: 20 }) }),
    style(
      'Quote',
      { color: inks.soft },
      { indent: { left: twips(5), right: twips(5) }, spacing: lines(276, { after: 100 }) },
    ),
    style(
      'Box',
      { size: 19 },
      {
        border: { left: rule },
        indent: { left: twips(4) },
        spacing: lines(276, { before: twips(6), after: twips(3) }),
      },
    ),
  ]
}

function labelStyles() {
  const label = { font: fonts.label, color: inks.soft }
  return [
    style(
      'Label',
      { ...label, size: 17, bold: true },
      { keepNext: true, spacing: lines(240, { before: 190, after: 30 }) },
    ),
    style('Note', { ...label, size: 17 }, { spacing: lines(252, { after: 20 }) }),
    style('Side', { ...label, color: inks.ink, size: 18 }, { spacing: lines(259, { after: 20 }) }),
    style('TableHead', { ...label, size: 16, bold: true }, { keepNext: true, spacing: lines(240, { after: 0 }) }),
    style('CoverName', { ...label, size: 19 }, { spacing: { after: 0 } }),
    style('CoverFoot', { ...label, color: inks.ink, size: 19 }, { spacing: { after: 0 } }),
    style('PageFoot', { ...label, size: 15 }, { spacing: lines(240, { after: 0 }) }),
    style('Gap', { size: 4 }, { spacing: { line: 40, lineRule: 'exact' as const, after: 0 } }),
  ]
}

function contentsStyles() {
  const tabStops = [{ type: TabStopType.RIGHT, position: twips(textWidthMm), leader: 'dot' as const }]
  return [
    style('ContentsTitle', { size: 52, bold: true }, { keepNext: true, spacing: lines(247, { after: twips(6) }) }),
    style('TOC1', { size: 26, bold: true }, { tabStops, spacing: lines(252, { before: twips(4.2), after: 40 }) }),
    style('TOC2', { size: 21 }, { tabStops, indent: { left: twips(7) }, spacing: lines(252, { after: 40 }) }),
  ]
}

function style<Run, Paragraph>(id: string, run: Run, paragraph: Paragraph) {
  return { id, name: id.replace(/^TOC(\d)$/, 'toc $1'), basedOn: 'Normal', quickFormat: true, run, paragraph }
}
