import { SaxesParser } from 'saxes'
import { Unreadable } from './table.ts'

/** What is told while an XML text is read, tags without their prefix. */
export interface XmlEars {
  readonly open?: (tag: string, attributes: Readonly<Record<string, string>>) => void
  readonly text?: (text: string) => void
  readonly close?: (tag: string) => void
}

/** Reads an XML text; throws `Unreadable`. Entities of its own are not known, so that none can swell. */
export function readXml(xml: string, ears: XmlEars): void {
  const parser = new SaxesParser()
  parser.on('opentag', ({ name, attributes }) => ears.open?.(bare(name), attributes))
  parser.on('text', (text) => ears.text?.(text))
  parser.on('closetag', ({ name }) => ears.close?.(bare(name)))
  parser.on('error', () => {
    throw new Unreadable('damaged')
  })
  parser.write(xml).close()
}

function bare(name: string): string {
  return name.slice(name.indexOf(':') + 1)
}
