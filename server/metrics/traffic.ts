import type { Socket } from 'node:net'

/** Every connection, with the bytes that went in and out: sockets count them anyway. */
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

  /** Ends every connection that is still there. */
  cut(): void {
    for (const socket of this.#open) socket.destroy()
  }
}
