import type { Piece } from '../../shared/plan/word-difference.ts'
import { onOneLine, type Block, type Item, type Letter, type LetterLink } from './letter.ts'

const sans = 'font-family:Verdana,Geneva,sans-serif'
const serif = "font-family:Georgia,'Times New Roman',serif"
const styles = {
  page: 'margin:0;padding:0;background-color:#f1f4f2',
  sheet: 'max-width:600px;margin:0 auto;background-color:#ffffff;border-top:4px solid #0b4a59',
  inside: `padding:28px 28px 24px;color:#16211f;${sans};font-size:16px;line-height:1.55`,
  title: `margin:0 0 20px;${serif};font-size:26px;line-height:1.25;font-weight:bold;color:#16211f`,
  heading: `margin:28px 0 8px;padding-top:10px;border-top:1px solid #16211f;${serif};font-size:19px;font-weight:bold`,
  text: 'margin:0 0 16px',
  act: 'margin:20px 0 24px',
  words: `margin:6px 0 10px;padding:2px 0 2px 14px;border-left:4px solid;${serif};font-size:17px;white-space:pre-line`,
  awaiting: 'border-color:#ffd84a',
  quiet: 'border-color:#d0d8d4',
  button:
    'display:inline-block;padding:12px 20px;background-color:#0b4a59;color:#ffffff;font-weight:bold;text-decoration:none;border-radius:3px',
  link: 'color:#0b4a59',
  added: 'color:#1a6438;text-decoration:underline',
  removed: 'color:#a3241c;text-decoration:line-through',
  list: 'margin:0;padding:0;list-style:none',
  item: 'margin:0;padding:10px 0',
  next: 'border-top:1px solid #d0d8d4',
  footer: `padding:0 28px 28px;color:#43504c;${sans};font-size:13px;line-height:1.5`,
} as const

/** A letter in HTML: one sheet, no picture, nothing fetched from anywhere, readable with styles or without. */
export function htmlOf({ language, subject, title, blocks, footer, links }: Letter): string {
  return `<!doctype html>
<html lang="${language}">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width">
<title>${safe(onOneLine(subject))}</title>
</head>
<body style="${styles.page}">
<div style="${styles.sheet}">
<div style="${styles.inside}">
<h1 style="${styles.title}">${safe(onOneLine(title))}</h1>
${blocks.map(blockHtml).join('\n')}
</div>
<div style="${styles.footer}">
<p style="${styles.text}">${safe(footer)}</p>
<p style="margin:0">${links.map(linkHtml).join(' &nbsp; ')}</p>
</div>
</div>
</body>
</html>
`
}

function blockHtml(block: Block): string {
  switch (block.type) {
    case 'text':
      return paragraph(safe(block.text))
    case 'button':
      return buttonHtml(block)
    case 'said':
      return `<p style="margin:0"><b>${safe(block.head)}</b></p>
${wordsHtml(safe(block.words), 'awaiting')}
${buttonHtml(block.link)}`
    case 'list':
      return `<h2 style="${styles.heading}">${safe(block.title)}</h2>
<ul style="${styles.list}">
${block.items.map((item, place) => itemHtml(item, block.isAwaiting ? 'awaiting' : 'quiet', place)).join('\n')}
</ul>`
  }
}

type Tone = 'awaiting' | 'quiet'

function itemHtml({ text, words, href }: Item, tone: Tone, place: number): string {
  const line = href === null ? safe(text) : linkHtml({ label: text, href })
  return `<li style="${styles.item}${place === 0 ? '' : `;${styles.next}`}">${line}${words.length === 0 ? '' : wordsHtml(words.map(pieceHtml).join(''), tone)}</li>`
}

function wordsHtml(inside: string, tone: Tone): string {
  return `<blockquote style="${styles.words};${styles[tone]}">${inside}</blockquote>`
}

function pieceHtml({ text, change }: Piece): string {
  if (change === 'same') return safe(text)
  return change === 'added'
    ? `<ins style="${styles.added}">${safe(text)}</ins>`
    : `<del style="${styles.removed}">${safe(text)}</del>`
}

function buttonHtml({ label, href }: LetterLink): string {
  return `<p style="${styles.act}"><a href="${safe(href)}" style="${styles.button}">${safe(label)}</a></p>`
}

function linkHtml({ label, href }: LetterLink): string {
  return `<a href="${safe(href)}" style="${styles.link}">${safe(label)}</a>`
}

function paragraph(inside: string): string {
  return `<p style="${styles.text}">${inside}</p>`
}

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
}

function safe(text: string): string {
  return text.replace(/[&<>"']/g, (sign) => entities[sign] ?? '')
}
