/**
 * Tells the other servers that there is something new. Its laws, held by the contract suite:
 * - A ring is heard at most once by each other end that listens to its topic, and perhaps never: what it announces must
 *   be stored, so that who missed it can read it. An end never hears itself.
 * - What one end rings on one topic is heard in that order.
 * - `ring` never waits, never throws and keeps nothing for later: while the bell is down, rings are dropped.
 * - A listener hears once its end is subscribed, which takes a moment; it hears nothing after it was taken back.
 * - A listener must not throw: nobody is there to answer it.
 */
export interface Bell {
  ring(topic: string, message: Uint8Array): void
  /** Call what comes back to stop. */
  listen(topic: string, hear: (message: Uint8Array) => void): () => void
  /** Whether rings reach the others, and theirs us, now; while they do not, everybody polls more often. */
  readonly isRinging: boolean
  /** Called when rings may have been missed: the connection fell, or is back with all its topics. */
  onGap(listener: () => void): () => void
  /** Ends within a second, after what was rung has left; nothing is heard afterwards. */
  close(): Promise<void>
}
