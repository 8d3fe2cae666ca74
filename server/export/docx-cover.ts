import {
  HorizontalPositionRelativeFrom,
  LineRuleType,
  Paragraph,
  TextRun,
  TextWrappingType,
  VerticalPositionRelativeFrom,
} from 'docx'
import { type IShapeGroupChildOptions, ShapeGroupRun } from 'docx/shapes'
import { type CoverPage, longestName } from './block.ts'
import { cleanText } from './clean-text.ts'
import { docxRuns } from './docx-runs.ts'
import { inks, twips } from './docx-styles.ts'
import { type Thread, threads, type Threads } from './threads.ts'

const pixelsPerPoint = 96 / 72
const emuPerMm = 36_000
const emuPerPixel = 9525
const startRadius = { strong: 4.6, medium: 3.6, light: 3.6 } as const
const namesWidthMm = 62

/** The first page: what it is, when, and who comes together. */
export function docxCover(cover: CoverPage): readonly Paragraph[] {
  const title = cleanText(cover.title)
  return [
    new Paragraph({ style: 'Title', children: [new TextRun({ text: title, size: titleSize(title) })] }),
    ...cover.lines.map((text) => new Paragraph({ style: 'Subtitle', children: docxRuns([{ text }]) })),
    ...names(cover),
  ]
}

function titleSize(title: string): number {
  if (title.length <= 60) return 78
  return title.length <= 120 ? 60 : 44
}

function names({ names: list, more, drawing }: CoverPage): readonly Paragraph[] {
  if (list.length === 0) return []
  const pitch = Math.min(16.5, Math.floor((270 / list.length) * 2) / 2)
  const shapes = drawingOf(
    threads(
      list.map(({ weight }) => weight),
      pitch * pixelsPerPoint,
    ),
    drawing,
  )
  const spacing = { line: Math.round(pitch * 20), lineRule: LineRuleType.EXACT }
  const line = (text: string, isStrong: boolean, first: readonly ShapeGroupRun[]) =>
    new Paragraph({
      style: 'CoverName',
      spacing,
      indent: { right: twips(170 - namesWidthMm) },
      children: [
        ...first,
        new TextRun({
          text: shortened(cleanText(text)),
          bold: isStrong,
          size: 18,
          ...(isStrong ? { color: inks.ink } : {}),
        }),
      ],
    })
  return [
    new Paragraph({ style: 'Gap', spacing: { line: twips(12), lineRule: LineRuleType.EXACT } }),
    ...list.map(({ name, weight }, index) => line(name, weight === 'strong', index === 0 ? [shapes] : [])),
    ...(more ? [line(more, false, [])] : []),
  ]
}

// A name takes one line, or the threads would leave from elsewhere.
function shortened(name: string): string {
  return name.length > longestName ? `${name.slice(0, longestName - 1).trimEnd()}…` : name
}

function drawingOf(drawn: Threads, description: string): ShapeGroupRun {
  // A group begins where its first shape does, not at our origin.
  const left = drawn.startX - startRadius.strong
  const top = (drawn.threads[0]?.startY ?? 0) - startRadius[drawn.threads[0]?.weight ?? 'strong']
  return new ShapeGroupRun({
    children: shapesOf(drawn),
    floating: {
      horizontalPosition: {
        relative: HorizontalPositionRelativeFrom.MARGIN,
        offset: namesWidthMm * emuPerMm + Math.round(left * emuPerPixel),
      },
      verticalPosition: { relative: VerticalPositionRelativeFrom.PARAGRAPH, offset: Math.round(top * emuPerPixel) },
      wrap: { type: TextWrappingType.NONE },
    },
    altText: { name: 'threads', description },
  })
}

function shapesOf({
  startX,
  threads: all,
  trunk,
  table,
  seats,
  seatRadius,
}: Threads): readonly IShapeGroupChildOptions[] {
  const { ink } = inks
  const strong = all.filter(({ weight }) => weight === 'strong')
  const thin = all.filter(({ weight }) => weight !== 'strong')
  return [
    ...bundle(thin, startX, trunk, 0.75),
    ...bundle(strong, startX, trunk, 1.4),
    {
      type: 'custom',
      path: `M ${trunk.fromX} ${trunk.y} H ${trunk.toX}`,
      transformation: { offset: { left: trunk.fromX, top: trunk.y }, width: trunk.toX - trunk.fromX, height: 0 },
      line: { color: ink, width: 3.75 },
    },
    ...all.map(({ weight, startY }) => start(startX, startY, weight)),
    ...seats.map(({ x, y }) => circle(x, y, seatRadius, { fill: ink, line: { color: ink, width: 0.25 } })),
    circle(table.x, table.y, table.radius, { line: { color: ink, width: 1.5 } }),
  ]
}

function bundle(
  all: readonly Thread[],
  startX: number,
  { fromX, y }: Threads['trunk'],
  width: number,
): readonly IShapeGroupChildOptions[] {
  const [first] = all
  if (!first) return []
  const size = { width: fromX + 2 - startX, height: y - first.startY }
  return [
    {
      type: 'custom',
      paths: all.map(({ path }) => ({ path, fill: false })),
      transformation: { offset: { left: startX, top: first.startY }, ...size },
      line: { color: inks.ink, width },
    },
  ]
}

function start(x: number, y: number, weight: Thread['weight']): IShapeGroupChildOptions {
  const radius = startRadius[weight]
  switch (weight) {
    case 'strong':
      return circle(x, y, radius, { fill: inks.ink, line: { color: inks.ink, width: 0.5 } })
    case 'medium':
      return circle(x, y, radius, { fill: inks.strongLine, line: { color: inks.strongLine, width: 0.5 } })
    case 'light':
      return circle(x, y, radius, { fill: 'FFFFFF', line: { color: inks.ink, width: 1 } })
  }
}

type CircleLook = { readonly fill?: string; readonly line: { readonly color: string; readonly width: number } }

function circle(x: number, y: number, radius: number, look: CircleLook): IShapeGroupChildOptions {
  const size = { width: 2 * radius, height: 2 * radius }
  return { type: 'ellipse', transformation: { offset: { left: x - radius, top: y - radius }, ...size }, ...look }
}
