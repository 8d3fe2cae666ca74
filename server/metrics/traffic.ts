import type { Socket } from 'node:net'

/** Bytes in and out of every connection; sockets count them anyway, so that nothing is counted twice. */
export class Traffic {
  readonly #open = new Set<Socket>()
  #bytesIn = 0
  #bytesOut = 0

  watch(socket: Socket): void {
    this.#open.add(socket)
    socket.once('close', () => {
      this.#open.delete(socket)
      this.#bytesIn += socket.bytesRead
      this.#bytesOut += socket.bytesWritten
    })
  }

  get bytesIn(): number {
    return [...this.#open].reduce((total, { bytesRead }) => total + bytesRead, this.#bytesIn)
  }

  get bytesOut(): number {
    return [...this.#open].reduce((total, { bytesWritten }) => total + bytesWritten, this.#bytesOut)
  }
}
