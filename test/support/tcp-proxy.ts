import { once } from 'node:events'
import { connect, createServer, type AddressInfo, type Socket } from 'node:net'

/** A server seen through a wire that a test cuts or blocks. */
export interface TcpProxy {
  readonly port: number
  /** Passes nothing on any more, without a word; what is sent meanwhile is passed on afterwards. */
  block(): void
  /** Cuts every connection, and takes no other. */
  cut(): void
  /** Passes everything on so much later. */
  delay(ms: number): void
  /** All is well again. */
  mend(): void
  close(): Promise<void>
}

/** Passes connections on to a port of this machine. */
export async function tcpProxy(to: { readonly host: string; readonly port: number }): Promise<TcpProxy> {
  const sockets = new Set<Socket>()
  let state: 'well' | 'blocked' | 'cut' = 'well'
  let delayMs = 0
  const keep = (socket: Socket) => {
    sockets.add(socket)
    socket.on('error', () => socket.destroy())
    socket.on('close', () => sockets.delete(socket))
    if (state === 'blocked') socket.pause()
    return socket
  }
  const server = createServer((near) => {
    if (state === 'cut') return void near.destroy()
    const far = connect(to.port, to.host)
    for (const [from, into] of [
      [keep(near), keep(far)],
      [far, near],
    ] as const) {
      // What was delayed is not overtaken by what comes after it.
      let freeAt = 0
      from.on('data', (data) => {
        const at = performance.now()
        freeAt = Math.max(freeAt, at + delayMs)
        if (freeAt <= at) into.write(data)
        else setTimeout(() => into.write(data), freeAt - at)
      })
      from.on('close', () => into.destroy())
    }
    if (state === 'blocked') for (const socket of [near, far]) socket.pause()
  })
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  const destroyAll = () => {
    for (const socket of sockets) socket.destroy()
  }
  return {
    port: (server.address() as AddressInfo).port,
    block: () => {
      state = 'blocked'
      for (const socket of sockets) socket.pause()
    },
    cut: () => {
      state = 'cut'
      destroyAll()
    },
    delay: (ms) => {
      delayMs = ms
    },
    mend: () => {
      state = 'well'
      delayMs = 0
      for (const socket of sockets) socket.resume()
    },
    close: async () => {
      server.close()
      destroyAll()
      await once(server, 'close')
    },
  }
}
