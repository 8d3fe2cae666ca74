import { BorderStyle, Document, Footer, Packer, PageNumber, Paragraph, Tab, TabStopType, TextRun } from 'docx'
import { estimatePageNumbersWith } from 'docx/layout'
import type { Block, Paper } from './block.ts'
import { cleanText } from './clean-text.ts'
import { docxBlocks, docxContents, type Surroundings } from './docx-blocks.ts'
import { docxComments, type Margin } from './docx-comments.ts'
import { docxCover } from './docx-cover.ts'
import { coreProperties, fontTable } from './docx-parts.ts'
import { inks, numbering, stylesIn, textWidthMm, twips } from './docx-styles.ts'
import type { DocxOrder } from './docx.ts'
import { diagnosticPaperOf, paperOf } from './paper.ts'
import { voiceIn } from './voice.ts'

/** Above this many fiches, working out page numbers takes seconds: Word is asked to when it opens the document. */
const mostNumberedFiches = 100

/** Writes a plan, or its diagnostic alone, as Word does; it takes its thread for as long as page numbers are worked out. */
export async function docxFile({ plan, language, extent }: DocxOrder): Promise<Uint8Array> {
  const voice = voiceIn(language, plan.levels)
  const paper = extent.type === 'whole' ? paperOf(plan, voice) : diagnosticPaperOf(plan, extent.conversations, voice)
  return Packer.pack(documentOf(paper), 'uint8array', false, [fontTable(), coreProperties(paper)])
}

function documentOf(paper: Paper): Document {
  const fiches = paper.blocks.filter((block) => block.type === 'heading' && block.look === 'fiche').length
  // The fonts are not among those whose widths are known: the nearest ones are measured instead.
  const pages =
    fiches <= mostNumberedFiches
      ? { pageNumbers: estimatePageNumbersWith({ guess: true }) }
      : { features: { updateFields: true } }
  const { margin, comments } = docxComments(paper.blocks, paper.conversations)
  return new Document({
    title: cleanText(paper.title),
    ...(comments.length > 0 ? { comments: { children: comments } } : {}),
    styles: stylesIn(paper.language),
    numbering,
    ...pages,
    sections: [
      {
        properties: {
          titlePage: true,
          page: {
            size: { width: twips(210), height: twips(297) },
            margin: {
              top: twips(20),
              right: twips(20),
              bottom: twips(22),
              left: twips(20),
              footer: twips(10),
              header: 0,
            },
          },
        },
        footers: { first: coverFoot(paper), default: pageFoot(paper) },
        children: [...docxCover(paper.cover), ...bodyOf(paper.blocks, margin)],
      },
    ],
  })
}

function bodyOf(blocks: readonly Block[], margin: Margin) {
  let listCount = 0
  const around: Surroundings = { nextList: () => ++listCount, list: null, isQuoted: false, margin }
  return blocks.flatMap((block) =>
    block.type === 'contents' ? docxContents(block.title) : docxBlocks([block], around),
  )
}

function coverFoot({ cover }: Paper): Footer {
  const children = [new TextRun(cover.footStart), new TextRun({ children: [new Tab(), cover.footEnd] })]
  return new Footer({ children: [new Paragraph({ style: 'CoverFoot', tabStops: atRight(), children })] })
}

function pageFoot({ footer }: Paper): Footer {
  const title = cleanText(footer.start)
  const short = title.length > 64 ? `${title.slice(0, 63).trimEnd()}…` : title
  const page = { bold: true, size: 18, color: inks.ink }
  const children = [
    new TextRun(`${short}      ${footer.middle}`),
    new TextRun({ ...page, children: [new Tab(), PageNumber.CURRENT] }),
    new TextRun({ children: [' / ', PageNumber.TOTAL_PAGES] }),
  ]
  const border = { top: { style: BorderStyle.SINGLE, size: 4, color: inks.strongLine, space: 6 } }
  return new Footer({ children: [new Paragraph({ style: 'PageFoot', border, tabStops: atRight(), children })] })
}

function atRight() {
  return [{ type: TabStopType.RIGHT, position: twips(textWidthMm) }]
}
