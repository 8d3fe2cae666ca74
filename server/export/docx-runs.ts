import { ExternalHyperlink, type IRunOptions, PageReference, type ParagraphChild, TextRun } from 'docx'
import type { Run, RunLook } from './block.ts'
import { cleanText } from './clean-text.ts'
import { emptyMargin } from './docx-comments.ts'
import { fonts, inks } from './docx-styles.ts'

/** What a run looks like beside its paragraph. */
type Look = Pick<IRunOptions, 'font' | 'size' | 'color' | 'bold' | 'characterSpacing'>

const looks: Readonly<Record<RunLook, Look>> = {
  soft: { color: inks.faint },
  label: { font: fonts.label, size: 20 },
  small: { font: fonts.label, size: 14, bold: false },
  dots: { font: fonts.label, size: 16, color: inks.ink, characterSpacing: 8 },
  figure: { font: fonts.text, size: 32, bold: true, color: inks.ink },
}

/** Words as Word writes them; line breaks become breaks, and page numbers fields. */
export function docxRuns(runs: readonly Run[], all: Look = {}, margin = emptyMargin): readonly ParagraphChild[] {
  return runs.flatMap((run) => [...margin.startsAt(run), ...docxRun(run, all), ...margin.endsAt(run)])
}

function docxRun(run: Run, all: Look): readonly ParagraphChild[] {
  if (run.page) return [new PageReference(run.page)]
  if (run.text === '') return []
  const look: IRunOptions = {
    ...all,
    ...(run.look ? looks[run.look] : {}),
    ...(run.isBold ? { bold: true } : {}),
    ...(run.isItalic ? { italics: true } : {}),
    ...(run.link ? { style: 'Hyperlink' } : {}),
  }
  const children = textRuns(run.text, look)
  return run.link ? [new ExternalHyperlink({ link: run.link, children })] : children
}

// « 1er », « 2e »: the letters of a French rank stand higher.
const rankLetters = /(?<=(?<![\w.,])\d{1,3})(er|re|e)(?!\w)/

function textRuns(text: string, look: IRunOptions): TextRun[] {
  return cleanText(text)
    .replace(/\t/g, ' ')
    .split('\n')
    .flatMap((line, index) => [
      ...(index > 0 ? [new TextRun({ ...look, break: 1 })] : []),
      ...line.split(rankLetters).flatMap((part, place) => {
        if (part === '') return []
        return [new TextRun({ ...look, text: part, ...(place % 2 === 1 ? { superScript: true } : {}) })]
      }),
    ])
}
