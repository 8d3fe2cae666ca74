// One byte, or two, hold the length of what is not longer than this.
const mostInOneByte = 125
const mostInTwoBytes = 0xffff
// The last and only frame of a binary message, which a server does not mask (RFC 6455, 5.2).
const wholeBinaryMessage = 0x82
const lengthInTwoBytes = 126

const prepared = new WeakMap<Uint8Array, Uint8Array>()

/**
 * A binary message as it stands on the wire, made once for all whom the same bytes are sent to; null when it is too long
 * to be worth a copy. The message must not change afterwards.
 */
export function preparedFrame(message: Uint8Array): Uint8Array | null {
  if (message.length > mostInTwoBytes) return null
  const known = prepared.get(message)
  if (known) return known
  const frame = withHeader(message)
  prepared.set(message, frame)
  return frame
}

function withHeader(message: Uint8Array): Uint8Array {
  const { length } = message
  const header = length <= mostInOneByte ? [length] : [lengthInTwoBytes, length >> 8, length & 0xff]
  const frame = new Uint8Array(1 + header.length + length)
  frame[0] = wholeBinaryMessage
  frame.set(header, 1)
  frame.set(message, 1 + header.length)
  return frame
}
