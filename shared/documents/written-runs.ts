import * as Y from 'yjs'

/** Words that stand together and were typed under one Yjs client id. */
export interface WrittenRun {
  readonly text: string
  readonly client: number
}

/** The words of a rich text by who typed them, in reading order; each paragraph ends with a line break of nobody's own. */
export function writtenRuns(fragment: Y.XmlFragment): readonly WrittenRun[] {
  const runs: { text: string; client: number }[] = []
  const add = (text: string, client: number) => {
    const last = runs.at(-1)
    if (last?.client === client) last.text += text
    else if (text !== '') runs.push({ text, client })
  }
  walk(fragment, add, () => {
    const last = runs.at(-1)
    if (last && !last.text.endsWith('\n')) last.text += '\n'
  })
  const last = runs.at(-1)
  if (last) last.text = last.text.trimEnd()
  return runs.filter(({ text }) => text !== '')
}

function walk(type: Y.XmlFragment, add: (text: string, client: number) => void, endLine: () => void): void {
  for (const child of type.toArray()) {
    if (child instanceof Y.XmlText) addWords(child, add)
    else if (child instanceof Y.XmlElement) {
      if (child.nodeName === 'hardBreak') endLine()
      walk(child, add, endLine)
    }
  }
  if (type instanceof Y.XmlElement) endLine()
}

function addWords(text: Y.XmlText, add: (text: string, client: number) => void): void {
  for (let item = text._start; item !== null; item = item.right) {
    if (!item.deleted && item.content instanceof Y.ContentString) add(item.content.str, item.id.client)
  }
}
