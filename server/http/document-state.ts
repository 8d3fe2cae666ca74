import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'
import type { WholeDocument } from '../live/whole-document.ts'

/** How the bytes of a document may travel, best first. */
const encodings = ['br', 'gzip'] as const
type Encoding = (typeof encodings)[number]

const compressors: Readonly<Record<Encoding, (state: Uint8Array) => Promise<Buffer>>> = {
  // Beyond this quality a document takes longer than a village hall's line gains.
  br: (state) => promisify(brotliCompress)(state, { params: { [constants.BROTLI_PARAM_QUALITY]: 5 } }),
  gzip: (state) => promisify(gzip)(state),
}

// Compressed once for all who come together.
const compressed = new WeakMap<WholeDocument, Map<Encoding, Promise<Buffer>>>()

/** The whole document for a client that accepts these encodings (an `Accept-Encoding` header), and how it is encoded. */
export async function encodedFor(
  whole: WholeDocument,
  accepted = '',
): Promise<{ readonly encoding: Encoding | null; readonly bytes: Uint8Array }> {
  const encoding = encodings.find((one) => accepts(accepted, one))
  if (!encoding) return { encoding: null, bytes: whole.state }
  const known = compressed.get(whole) ?? new Map<Encoding, Promise<Buffer>>()
  compressed.set(whole, known)
  const work = known.get(encoding) ?? compressors[encoding](whole.state)
  known.set(encoding, work)
  return { encoding, bytes: await work }
}

function accepts(header: string, encoding: Encoding): boolean {
  return header.split(',').some((part) => {
    const [name, ...parameters] = part.split(';').map((text) => text.trim())
    return name === encoding && !parameters.some((text) => /^q=0(\.0*)?$/.test(text))
  })
}
