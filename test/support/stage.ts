import { expect } from 'vitest'
import { Browsers } from './browser.ts'
import { ServerProcess, type PrintedLinks } from './server-process.ts'

/** A running product and the browsers of those who take part: what a story plays on. */
export interface Stage {
  readonly server: ServerProcess
  readonly browsers: Browsers
  readonly links: PrintedLinks
  /** Ends everything; fails when something went wrong in any browser meanwhile. */
  close(): Promise<void>
}

/** Starts the built product with the demonstration, under these settings, and a browser. */
export async function openStage(settings: Parameters<typeof ServerProcess.start>[0] = {}): Promise<Stage> {
  const server = await ServerProcess.start(settings)
  const browsers = await Browsers.open(server.origin)
  const close = async () => {
    const isStillRunning = server.isRunning
    await browsers.close()
    await server.stop()
    expect(isStillRunning, `the server ended by itself:\n${server.output}`).toBe(true)
    expect(browsers.faults, 'what went wrong in the browsers').toEqual([])
  }
  return { server, browsers, links: server.links, close }
}
