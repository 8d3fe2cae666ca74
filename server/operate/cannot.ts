/** What was asked for cannot be done, or not now: the message is a sentence for the operator. */
export class Cannot extends Error {
  override readonly name = 'Cannot'
}
