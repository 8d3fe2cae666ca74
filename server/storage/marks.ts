import { randomBytes } from 'node:crypto'

/** Made once for what is stored: the server's secret, and the epoch, which a restored backup gets anew. */
export interface Marks {
  readonly secret: string
  readonly epoch: string
}

/** Drawn at the first opening of a storage. */
export function freshMarks(): Marks {
  return { secret: randomBytes(32).toString('hex'), epoch: randomBytes(8).toString('hex') }
}
