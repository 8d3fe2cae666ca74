import { cpus } from 'node:os'
import { Browsers } from '../support/browser.ts'
import { cast, demonstration } from '../support/cast.ts'
import { findingText, openDomain } from '../support/gestures/diagnostic.ts'
import { joinWithCode, workshopOf } from '../support/gestures/join.ts'
import { ServerProcess } from '../support/server-process.ts'
import { documentTimesMs } from './document.ts'
import { keystrokeTimesMs } from './keystrokes.ts'
import { median, percentile } from './percentile.ts'
import { scaleOf } from './scale.ts'
import { startTimesMs } from './start.ts'
import { weightOf, type Weight } from './weight.ts'

const runs = 5
const keystrokes = 240
const phoneBudgetBytes = 110_000
const diagnosticBudgetBytes = 350_000

/** One line of the table; `budget` is what must not be passed. */
interface Measure {
  readonly what: string
  readonly value: string
  readonly budget?: string
  readonly isOver?: boolean
}

const measures = [...(await startMeasures()), ...(await browserMeasures()), ...(await scaleMeasures())]
print(measures)
process.exitCode = measures.some(({ isOver }) => isOver) ? 1 : 0

async function startMeasures(): Promise<readonly Measure[]> {
  const times = await startTimesMs(runs)
  return [{ what: `npm start, already built, to the first answer (median of ${runs})`, value: ms(median(times)) }]
}

async function browserMeasures(): Promise<readonly Measure[]> {
  const server = await ServerProcess.start()
  const browsers = await Browsers.open(server.origin)
  try {
    return [...(await weights(server, browsers)), ...(await writing(server, browsers))]
  } finally {
    await browsers.close()
    await server.stop()
  }
}

async function weights(server: ServerProcess, browsers: Browsers): Promise<readonly Measure[]> {
  const reader = await browsers.person('Odile', { device: 'phone' })
  await joinWithCode(reader, server.links.code, cast.odile)
  const home = `/d/${workshopOf(reader)}`
  // Somebody already known, whose browser holds nothing yet.
  const known = await reader.context().storageState()
  const phone = await weightOf(await browsers.person('phone', { device: 'phone', known }), `${home}/seance`)
  const desktop = await weightOf(await browsers.person('desktop', { known }), `${home}/diagnostic`)
  return [
    ...weightMeasures('the phone’s page', phone, phoneBudgetBytes),
    ...weightMeasures('the diagnostic', desktop, diagnosticBudgetBytes),
  ]
}

function weightMeasures(page: string, { code, fonts }: Weight, budget: number): readonly Measure[] {
  return [
    { what: `${page}: HTML, scripts, styles (gzip)`, value: kB(code), budget: kB(budget), isOver: code > budget },
    { what: `${page}: fonts`, value: kB(fonts) },
  ]
}

async function writing(server: ServerProcess, browsers: Browsers): Promise<readonly Measure[]> {
  const [writer, reader] = [await browsers.person('Maud'), await browsers.person('Julien')]
  await joinWithCode(writer, server.links.code, cast.maud)
  await joinWithCode(reader, server.links.code, cast.julien)
  for (const page of [writer, reader]) await openDomain(page, demonstration.domain)
  const finding = (page: typeof writer) => findingText(page, demonstration.finding)
  await finding(reader).click()
  const times = await keystrokeTimesMs(finding(writer), finding(reader), keystrokes)
  const documents = await documentTimesMs(writer, workshopOf(writer), runs)
  return [
    { what: `keystroke to the other’s screen, p50 of ${keystrokes}`, value: ms(percentile(times, 0.5)) },
    { what: `keystroke to the other’s screen, p99 of ${keystrokes}`, value: ms(percentile(times, 0.99)) },
    { what: `plan.docx of the demonstration (median of ${runs})`, value: ms(median(documents)) },
  ]
}

async function scaleMeasures(): Promise<readonly Measure[]> {
  const scale = await scaleOf(runs, median)
  const large = '300 findings, 1,500 comments'
  return [
    { what: `${large}: first opening, to a finding one may type in (median of ${runs})`, value: ms(scale.firstOpenMs) },
    { what: `${large}: the same in a browser that was here (median of ${runs})`, value: ms(scale.laterOpenMs) },
    { what: `${large}: bytes received, first opening`, value: kB(scale.firstBytes) },
    { what: `${large}: bytes received, later opening`, value: kB(scale.laterBytes) },
    { what: `${large}: keystroke to paint while 20 others type, p50`, value: ms(percentile(scale.paintMs, 0.5)) },
    { what: `${large}: keystroke to paint while 20 others type, p95`, value: ms(percentile(scale.paintMs, 0.95)) },
    { what: `${large}: memory of the page, all domains seen`, value: kB(scale.heapBytes) },
  ]
}

function print(lines: readonly Measure[]): void {
  const widest = Math.max(...lines.map(({ what }) => what.length))
  console.log(`\nNode ${process.versions.node}, ${cpus().length} × ${cpus()[0]?.model ?? 'processor'}\n`)
  for (const { what, value, budget, isOver } of lines) {
    const limit = budget === undefined ? '' : `  at most ${budget}${isOver ? '  OVER' : ''}`
    console.log(`${what.padEnd(widest)}  ${value.padStart(10)}${limit}`)
  }
}

function ms(value: number): string {
  return `${value < 100 ? value.toFixed(1) : Math.round(value)} ms`
}

function kB(bytes: number): string {
  return `${(bytes / 1000).toFixed(1)} kB`
}
