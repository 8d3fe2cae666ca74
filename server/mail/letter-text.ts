import type { Piece } from '../../shared/plan/word-difference.ts'
import { onOneLine, type Block, type Item, type Letter, type LetterLink } from './letter.ts'

/** A letter in plain text; every address stands alone on its line. */
export function textOf({ title, blocks, footer, links }: Letter): string {
  const head = onOneLine(title)
  const parts = [
    `${head}\n${'='.repeat(Math.min(head.length, 60))}`,
    ...blocks.map(blockText),
    `-- \n${footer}`,
    ...links.map(linkText),
  ]
  return `${parts.join('\n\n')}\n`
}

function blockText(block: Block): string {
  switch (block.type) {
    case 'text':
      return block.text
    case 'button':
      return linkText(block)
    case 'said':
      return `${block.head}\n\n${quoted(block.words)}\n\n${linkText(block.link)}`
    case 'list':
      return `${block.title.toUpperCase()}\n\n${block.items.map(itemText).join('\n\n')}`
  }
}

function itemText({ text, words, href }: Item): string {
  return [
    `* ${text}`,
    ...(words.length === 0 ? [] : [quoted(words.map(pieceText).join(''), '  ')]),
    ...(href === null ? [] : [`  ${href}`]),
  ].join('\n')
}

// No text is ever underlined or struck out.
function pieceText({ text, change }: Piece): string {
  if (change === 'same') return text
  return text.replace(/^(\s*)([^]*?)(\s*)$/, change === 'added' ? '$1[+$2+]$3' : '$1[-$2-]$3')
}

function linkText({ label, href }: LetterLink): string {
  return `${label}\n${href}`
}

function quoted(words: string, indent = ''): string {
  return words.replace(/^/gm, `${indent}> `)
}
