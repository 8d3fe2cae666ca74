import { describe, expect, test } from 'vitest'
import { cleanText, safeLink } from '../../../server/export/clean-text.ts'
import { richBlocks } from '../../../server/export/rich-blocks.ts'
import { everyBlock } from '../../support/plan-sample.ts'

describe('richBlocks', () => {
  const blocks = richBlocks(everyBlock, 'text')

  test('keeps paragraphs, lists and quotes, and drops empty paragraphs', () => {
    expect(blocks.map(({ type }) => type)).toEqual(['paragraph', 'list', 'list', 'quote'])
  })

  test('keeps bold, italic, line breaks and web links and what is commented; unsafe links are only words', () => {
    const [first] = blocks
    expect(first?.type === 'paragraph' && first.runs).toEqual([
      { text: 'Mots <simples> & ' },
      { text: 'gras', isBold: true },
      { text: ' ou penchés', isItalic: true, threads: ['t1'] },
      { text: '\n' },
      { text: 'une page', link: 'https://exemple.fr/a?b=1&c=2' },
      { text: 'un piège' },
      { text: ' cloche\u0007 et moitié\uD83D.' },
    ])
  })

  test('keeps a list inside the point that it belongs to', () => {
    const list = blocks[1]
    expect(list?.type === 'list' && list.items[0]?.map(({ type }) => type)).toEqual(['paragraph', 'list'])
  })
})

describe('cleanText', () => {
  test('takes out what XML cannot carry and nothing else', () => {
    expect(cleanText('a\u0000b\u001Fc\uFFFEd\uD83De \uD83D\uDE00\tf\r\ng')).toBe('abcde \uD83D\uDE00\tf\ng')
  })
})

describe('safeLink', () => {
  test.each(['javascript:alert(1)', 'data:text/html,x', 'https://', '//exemple.fr', '', undefined])(
    'refuses %s',
    (link) => {
      expect(safeLink(link)).toBeNull()
    },
  )

  test.each([
    ['https://exemple.fr', 'https://exemple.fr/'],
    ['mailto:a@exemple.fr', 'mailto:a@exemple.fr'],
    ['http://exemple.fr/é', 'http://exemple.fr/%C3%A9'],
  ])('takes %s', (link, written) => {
    expect(safeLink(link)).toBe(written)
  })
})
