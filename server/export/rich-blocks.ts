import type { Mark, RichNode, RichText } from '../../shared/documents/rich-text.ts'
import { type Block, type ParagraphLook, type Run, paragraph } from './block.ts'
import { safeLink } from './clean-text.ts'

/** A text written together, as blocks; its words know the conversations about them. */
export function richBlocks(text: RichText, look: ParagraphLook): readonly Block[] {
  return text.content.flatMap((node) => blocksOf(node, look))
}

/** The threads whose marks stand in a text. */
export function markedThreads(nodes: readonly RichNode[]): ReadonlySet<string> {
  return new Set(
    nodes.flatMap((node) => (node.type === 'text' ? threadsOn(node) : [...markedThreads(node.content ?? [])])),
  )
}

function blocksOf(node: RichNode, look: ParagraphLook): readonly Block[] {
  if (node.type === 'text') return [paragraph(look, runOf(node))]
  const content = node.content ?? []
  switch (node.type) {
    case 'paragraph': {
      const runs = content.flatMap(runsOf)
      return runs.some((run) => run.text.trim() !== '') ? [{ type: 'paragraph', look, runs }] : []
    }
    case 'bulletList':
    case 'orderedList': {
      const items = content.map((item) => inside(item, look)).filter((item) => item.length > 0)
      return items.length > 0 ? [{ type: 'list', isOrdered: node.type === 'orderedList', look, items }] : []
    }
    case 'blockquote': {
      const blocks = inside(node, look)
      return blocks.length > 0 ? [{ type: 'quote', blocks }] : []
    }
    // Out of their place, they still say something.
    case 'listItem':
      return inside(node, look)
    case 'hardBreak':
      return []
  }
}

function inside(node: RichNode, look: ParagraphLook): readonly Block[] {
  return node.type === 'text' ? blocksOf(node, look) : (node.content ?? []).flatMap((child) => blocksOf(child, look))
}

function runsOf(node: RichNode): readonly Run[] {
  if (node.type === 'text') return [runOf(node)]
  if (node.type === 'hardBreak') return [{ text: '\n' }]
  return (node.content ?? []).flatMap(runsOf)
}

function runOf({ text, marks = [] }: Extract<RichNode, { type: 'text' }>): Run {
  const has = (type: Mark['type']) => marks.some((mark) => mark.type === type)
  const threads = threadsOn({ marks })
  const link = safeLink(marks.find((mark) => mark.type === 'link')?.attrs?.['href'])
  return {
    text,
    ...(has('bold') ? { isBold: true } : {}),
    ...(has('italic') ? { isItalic: true } : {}),
    ...(link ? { link } : {}),
    ...(threads.length > 0 ? { threads } : {}),
  }
}

function threadsOn({ marks = [] }: Pick<Extract<RichNode, { type: 'text' }>, 'marks'>): readonly string[] {
  return marks.flatMap((mark) => (mark.type === 'comment' ? (mark.attrs?.['thread'] ?? []) : []))
}
