import { chromium, type Browser, type BrowserContext, type Page } from 'playwright-core'
import { findBrowser, howToGetBrowser } from '../../scripts/browser.mjs'

/** The screens that people come with. */
export const devices = {
  desktop: { viewport: { width: 1440, height: 900 } },
  phone: { viewport: { width: 390, height: 844 }, deviceScaleFactor: 2, hasTouch: true, isMobile: true },
  projector: { viewport: { width: 1920, height: 1080 } },
  /** 320 px, the narrowest that has to work. */
  narrow: { viewport: { width: 320, height: 640 }, hasTouch: true, isMobile: true },
  /** What 200 % of zoom leaves of a desktop. */
  zoomed: { viewport: { width: 720, height: 450 }, deviceScaleFactor: 2 },
} as const

export type Device = keyof typeof devices

interface Options {
  readonly device?: Device
  readonly colorScheme?: 'light' | 'dark'
  readonly language?: 'fr-FR' | 'en-GB'
  /** Cookies and storage of an earlier visit. */
  readonly known?: Awaited<ReturnType<BrowserContext['storageState']>>
}

const flags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  // Several people share this screen: the one behind must be drawn as often as the one in front.
  '--disable-backgrounding-occluded-windows',
  '--disable-renderer-backgrounding',
]

/** One Chromium for several people, each with a browser of their own, and whatever went wrong in any of them. */
export class Browsers {
  readonly #browser: Browser
  readonly #origin: string
  readonly #faults: string[] = []
  #tolerated: readonly RegExp[] = []

  private constructor(browser: Browser, origin: string) {
    this.#browser = browser
    this.#origin = origin
  }

  /** Opens Chromium for the product at this origin; a request to any other one counts as a fault. */
  static async open(origin: string): Promise<Browsers> {
    const executablePath = findBrowser()
    if (executablePath === null) throw new Error(`No browser was found. ${howToGetBrowser}`)
    return new Browsers(await chromium.launch({ executablePath, headless: true, args: flags }), origin)
  }

  /** A fresh browser profile: somebody who has never been here. */
  async person(
    name: string,
    { device = 'desktop', colorScheme = 'light', language = 'fr-FR', known }: Options = {},
  ): Promise<Page> {
    const context = await this.#browser.newContext({
      ...devices[device],
      baseURL: this.#origin,
      colorScheme,
      locale: language,
      timezoneId: 'Europe/Paris',
      reducedMotion: 'reduce',
      acceptDownloads: true,
      ...(known && { storageState: known }),
    })
    context.setDefaultTimeout(30_000)
    this.#watch(name, context)
    return context.newPage()
  }

  /** Lets a fault pass from now on, such as a refused connection while the server is down. */
  tolerate(...faults: readonly RegExp[]): void {
    this.#tolerated = [...this.#tolerated, ...faults]
  }

  /** Console errors, uncaught exceptions, refusals of the content security policy and foreign requests so far. */
  get faults(): readonly string[] {
    return this.#faults.filter((fault) => !this.#tolerated.some((pattern) => pattern.test(fault)))
  }

  async close(): Promise<void> {
    await this.#browser.close()
  }

  #watch(name: string, context: BrowserContext): void {
    context.on('console', (message) => {
      if (message.type() === 'error') this.#faults.push(`${name}: ${message.text()} (${message.location().url})`)
    })
    context.on('weberror', (fault) => this.#faults.push(`${name}: ${fault.error().stack ?? fault.error().message}`))
    context.on('request', (request) => this.#judge(name, request.url()))
    context.on('page', (page) => page.on('websocket', (socket) => this.#judge(name, socket.url())))
  }

  #judge(name: string, address: string): void {
    const { protocol, host } = new URL(address)
    if (protocol === 'data:' || protocol === 'blob:' || host === new URL(this.#origin).host) return
    this.#faults.push(`${name}: asked another server, ${address}`)
  }
}
