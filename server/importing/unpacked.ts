import { unzipSync } from 'fflate'
import { limits, Unreadable } from './table.ts'

const decoder = new TextDecoder('utf-8')

/**
 * The parts of a spreadsheet that are read, by name; throws `Unreadable`. What each says it unpacks to is counted
 * before anything is unpacked, and no more than that is ever written.
 */
export function unpacked(bytes: Uint8Array): ReadonlyMap<string, string> {
  let total = 0
  try {
    const parts = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!isRead(name)) return false
        total += originalSize
        if (total > limits.unpackedBytes) throw new Unreadable('unpacks-too-large')
        return true
      },
    })
    return new Map(Object.entries(parts).map(([name, part]) => [name, decoder.decode(part)]))
  } catch (error) {
    if (error instanceof Unreadable) throw error
    throw new Unreadable('damaged')
  }
}

function isRead(name: string): boolean {
  return /^xl\/(workbook\.xml|sharedStrings\.xml|styles\.xml|_rels\/workbook\.xml\.rels|worksheets\/[^/]+\.xml)$/.test(
    name,
  )
}
