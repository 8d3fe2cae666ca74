import * as Y from 'yjs'
import { markNames, nodeNames } from '../../shared/documents/rich-text.ts'
import { gateLimits } from './gate-limits.ts'
import { gone, type Place } from './gate-places.ts'

/** Why an item may not stand where it would go; null when it may. */
export function contentFault(item: Y.Item, place: Place | typeof gone): string | null {
  const { content } = item
  if (content instanceof Y.ContentDeleted) return null
  if (place === gone) return isOrdinary(content) ? null : 'foreign-content'
  if (place.depth >= gateLimits.depth) return 'too-deep'
  if ((place.key?.length ?? 0) > gateLimits.keyLength) return 'key-too-long'
  const isKeyed = place.key !== null
  switch (place.parent.constructor) {
    case Y.Map:
      return isKeyed && mayStandInMap(content, place.depth) ? null : 'foreign-content'
    case Y.Text:
      return !isKeyed && content instanceof Y.ContentString ? null : 'foreign-content'
    case Y.XmlText:
      return !isKeyed && mayStandInRichText(content) ? null : 'foreign-content'
    case Y.XmlFragment:
    case Y.XmlElement:
      return !isKeyed && isBlock(content) ? null : 'foreign-content'
    default:
      return 'foreign-content'
  }
}

type Content = Y.Item['content']

// Roots hold records, records hold fields: a value, a text, a rich text, or records again.
function mayStandInMap(content: Content, depth: number): boolean {
  if (content instanceof Y.ContentType) {
    const kind = content.type.constructor
    return kind === Y.Map || (depth > 0 && (kind === Y.Text || kind === Y.XmlFragment))
  }
  return depth > 0 && content instanceof Y.ContentAny && content.arr.length === 1 && isPlain(content.arr[0])
}

function mayStandInRichText(content: Content): boolean {
  if (content instanceof Y.ContentString) return true
  return content instanceof Y.ContentFormat && isMark(content.key, content.value)
}

function isBlock(content: Content): boolean {
  if (!(content instanceof Y.ContentType)) return false
  const { type } = content
  if (type.constructor === Y.XmlText) return true
  return type instanceof Y.XmlElement && nodeNames.some((name) => name === type.nodeName)
}

// The editor's binding keys marks that may overlap themselves « name--hash ».
function isMark(key: string, value: unknown): boolean {
  if (key.length > gateLimits.keyLength || !markNames.some((name) => name === key.split('--')[0])) return false
  if (value === null || value === true) return true
  if (typeof value !== 'object' || Array.isArray(value)) return false
  const attributes = Object.entries(value)
  return attributes.length <= 4 && attributes.every(([name, text]) => isAttribute(name, text))
}

const longestAttribute = 4096

// Whoever reads an address must judge it too; a script has no place in a document in the first place.
function isAttribute(name: string, value: unknown): boolean {
  if (value === null) return true
  if (typeof value !== 'string' || value.length > longestAttribute) return false
  return name !== 'href' || !/^[\s\p{Cc}]*(?:javascript|vbscript|data):/iu.test(value)
}

function isPlain(value: unknown): boolean {
  return value === null || value === undefined || ['string', 'number', 'boolean'].includes(typeof value)
}

function isOrdinary(content: Content): boolean {
  const kinds = [Y.ContentString, Y.ContentFormat, Y.ContentType, Y.ContentAny]
  return kinds.some((kind) => content instanceof kind)
}
