import { encodeAny, toBase64 } from 'lib0/buffer'
import * as sha256 from 'lib0/hash/sha256'

/**
 * The attribute under which a text carries the mark of a thread. Marks that may overlap are keyed by six bytes of
 * their hash, as y-tiptap 3.0 does: the editor would rewrite any other key at the next edit.
 */
export function commentKey(thread: string): string {
  const digest = sha256.digest(encodeAny({ type: 'comment', attrs: { thread } }))
  const folded = new Uint8Array(6)
  digest.forEach((byte: number, index: number) => {
    folded[index % 6] = (folded[index % 6] ?? 0) ^ byte
  })
  return `comment--${toBase64(folded)}`
}
