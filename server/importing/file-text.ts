/** The text of a file: UTF-8 or UTF-16 by its mark or its look, else the Windows alphabet that spreadsheets write. */
export function fileText(bytes: Uint8Array): string {
  const [first, second] = bytes
  if (first === 0xff && second === 0xfe) return decoded(bytes, 'utf-16le')
  if (first === 0xfe && second === 0xff) return decoded(bytes, 'utf-16be')
  const start = bytes.subarray(0, 1000)
  // Latin letters of two bytes leave every other byte empty.
  const zerosAt = (parity: 0 | 1) => start.filter((byte, at) => byte === 0 && at % 2 === parity).length
  if (zerosAt(1) > start.length / 4) return decoded(bytes, 'utf-16le')
  if (zerosAt(0) > start.length / 4) return decoded(bytes, 'utf-16be')
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return decoded(bytes, 'windows-1252')
  }
}

function decoded(bytes: Uint8Array, encoding: string): string {
  return new TextDecoder(encoding).decode(bytes)
}
