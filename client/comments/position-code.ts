import * as Y from 'yjs'

/** A place in a shared text as a command carries it: base64 of its encoded relative position. */
export function positionCode(position: Y.RelativePosition): string {
  return btoa(String.fromCharCode(...Y.encodeRelativePosition(position)))
}
