import { sleep } from '../bench/peers/load/clock.ts'
import { until } from '../support/until.ts'
import { startServers, type Hall } from './hall.ts'
import { missingOf } from './kept.ts'
import { count, newToll, type Toll } from './kills.ts'
import { endSitting, openSitting, startAll, type Crowd, type Side } from './sitting.ts'

/** Something that keeps servers from storing for a while. */
export interface Trouble {
  readonly begin: () => void | Promise<void>
  readonly end: () => void | Promise<void>
}

/** What trouble came to: what is missing, and in how many milliseconds people were told and work went on. */
export interface Passed extends Toll {
  readonly toldAfterMs: number | null
  readonly wentOnAfterMs: number | null
}

/** How a hall goes through trouble. */
export interface TroubleSettings {
  readonly hall: Hall
  readonly crowd: Crowd
  readonly trouble: Trouble
  /** How long trouble stays, once people were told of it. */
  readonly staysMs: number
  readonly toldWithinMs: number
  readonly wentOnWithinMs: number
}

/**
 * Lets people work, then trouble come and go: they must be told that nothing is being saved, and then all they wrote
 * must be kept, without anything started again. The servers are killed at the end, so that only storage is asked.
 */
export async function goThrough(settings: TroubleSettings): Promise<Passed> {
  const { hall, crowd, trouble, staysMs, toldWithinMs, wentOnWithinMs } = settings
  await startServers(hall)
  const sides = await openSitting(hall, { number: 1, crowd })
  startAll(sides, crowd)
  await sleep(500)
  await trouble.begin()
  const toldAfterMs = await timeUntil(() => areTold(sides, false), toldWithinMs)
  await sleep(staysMs)
  await trouble.end()
  const wentOnAfterMs = await timeUntil(async () => {
    await comeBack(sides)
    return areTold(sides, true)
  }, wentOnWithinMs)
  await sleep(300)
  for (const { guests } of sides) for (const guest of guests) guest.rest()
  await until(async () => {
    await comeBack(sides)
    return sides.every(({ guests }) => guests.every(({ isUpToDate }) => isUpToDate))
  }, 5_000)
  const closed = sides.flatMap(({ guests }) =>
    guests.flatMap(({ index, closed: one }) => (one ? [{ index, ...one }] : [])),
  )
  const late = sides.flatMap(({ guests }) => guests.filter(({ isUpToDate }) => !isUpToDate))
  await endSitting(sides)
  await Promise.all(hall.servers.map((server) => server.kill()))
  const toll = newToll()
  count(toll, sides)
  toll.missing.push(...(await hall.ask((kept) => missingOf(sides, kept))))
  toll.missing.push(...closed.map(({ index, code, reason }) => `guest ${index} was closed: ${code} ${reason}`))
  toll.missing.push(...late.map(({ index }) => `guest ${index} was not told that all they wrote is kept`))
  const said = (ms: number | null) => (ms === null ? 'never' : `after ${ms.toFixed(0)} ms`)
  process.stdout.write(
    `${toll.shown} words shown, ${toll.acknowledged} acknowledged, ${toll.missing.length} missing; ` +
      `told ${said(toldAfterMs)}, all is kept again ${said(wentOnAfterMs)}\n`,
  )
  return { ...toll, toldAfterMs, wentOnAfterMs }
}

function areTold(sides: readonly Side[], isStoring: boolean): boolean {
  return sides.every(
    ({ guests, people }) =>
      people.areTold(isStoring) && guests.every(({ statuses }) => (statuses.at(-1)?.isStoring ?? true) === isStoring),
  )
}

// As every client does unless it is told not to: a server that lost the answer to a commit reads the document again, and
// has all come back.
async function comeBack(sides: readonly Side[]): Promise<void> {
  const away = sides.flatMap(({ origin, guests }) =>
    guests.filter(({ closed }) => closed !== null && closed.code < 4400).map((guest) => guest.open(origin)),
  )
  await Promise.allSettled(away)
}

async function timeUntil(isSo: () => boolean | Promise<boolean>, timeoutMs: number): Promise<number | null> {
  const startedAt = performance.now()
  return (await until(isSo, timeoutMs)) ? performance.now() - startedAt : null
}
