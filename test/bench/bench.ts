import { Browsers } from '../support/browser.ts'
import { ServerProcess } from '../support/server-process.ts'
import { documentTimesMs } from './document.ts'
import { keystrokeTimesMs } from './keystrokes.ts'
import { median, percentile } from './percentile.ts'
import { startTimesMs } from './start.ts'
import { weightOf } from './weight.ts'

const phoneBudget = 110_000
const diagnosticBudget = 350_000

/** One line of the table; `limit` is what must not be passed. */
interface Measure {
  readonly what: string
  readonly value: string
  readonly limit: string
  readonly isTooMuch: boolean
}
