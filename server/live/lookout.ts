import type { Bell } from '../bell/bell.ts'

const everyMs = 5_000
// Without rings, looking is all there is.
const everyWithoutRingsMs = 500

/** What a lookout is handed. */
export interface LookoutSettings {
  readonly bell: Bell
  /** Reads what other servers stored; it may fail, and is asked again. */
  readonly look: () => Promise<void>
  readonly onFailure: (error: unknown) => void
}

/** Looks for what other servers stored: now and then while their rings are heard, often while they are not. */
export class Lookout {
  readonly #settings: LookoutSettings
  readonly #stopHearing: () => void
  #timer: ReturnType<typeof setTimeout> | null = null
  #isLooking = false
  #isClosed = false

  constructor(settings: LookoutSettings) {
    this.#settings = settings
    // Rings may have been missed.
    this.#stopHearing = settings.bell.onGap(() => void this.#look())
    this.#wait()
  }

  close(): void {
    this.#isClosed = true
    this.#stopHearing()
    if (this.#timer) clearTimeout(this.#timer)
  }

  #wait(): void {
    if (this.#isClosed) return
    if (this.#timer) clearTimeout(this.#timer)
    const { bell } = this.#settings
    this.#timer = setTimeout(() => void this.#look(), bell.isRinging ? everyMs : everyWithoutRingsMs)
  }

  async #look(): Promise<void> {
    if (this.#isLooking || this.#isClosed) return
    this.#isLooking = true
    const { look, onFailure } = this.#settings
    await look().catch(onFailure)
    this.#isLooking = false
    this.#wait()
  }
}
