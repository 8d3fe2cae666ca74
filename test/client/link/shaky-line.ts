import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net'

/** A way to a server that can fall silent without a word, as a phone's does in a tunnel. */
export class ShakyLine {
  /** How many connections were made. */
  opened = 0
  /** What came back from the server until now. */
  bytesBack = 0
  readonly #server: Server
  readonly #sockets: Socket[] = []

  private constructor(target: URL) {
    this.#server = createServer((near) => {
      const far = connect(Number(target.port), target.hostname)
      this.opened++
      this.#sockets.push(near, far)
      for (const socket of [near, far]) socket.on('error', () => socket.destroy())
      far.on('data', (bytes) => (this.bytesBack += bytes.length))
      near.pipe(far)
      far.pipe(near)
    })
  }

  static async to(url: string): Promise<ShakyLine> {
    const line = new ShakyLine(new URL(url))
    line.#server.listen(0, '127.0.0.1')
    await once(line.#server, 'listening')
    return line
  }

  get host(): string {
    return `127.0.0.1:${(this.#server.address() as AddressInfo).port}`
  }

  /** The connections of now carry nothing more, either way; later ones do. */
  freeze(): void {
    for (const socket of this.#sockets) {
      socket.unpipe()
      socket.pause()
    }
  }

  stop(): void {
    for (const socket of this.#sockets) socket.destroy()
    this.#server.close()
  }
}
