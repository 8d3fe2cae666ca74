import { cookieOf } from '../bench/peers/targets/stored-workshops.ts'
import { sleep } from '../bench/peers/load/clock.ts'
import { dice, type Dice } from '../support/random.ts'
import { until } from '../support/until.ts'
import { startServers, type Hall } from './hall.ts'
import { missingIn, missingOf } from './kept.ts'
import { showsAll } from './people.ts'
import { endSitting, openSitting, startAll, type Crowd, type Side } from './sitting.ts'
import { docOf, wordsIn } from './witness.ts'

/** What kills came to. */
export interface Toll {
  kills: number
  /** Frames with updates that clients were sent. */
  frames: number
  /** Words that somebody else than their author was shown. */
  shown: number
  acknowledged: number
  answered: number
  /** Comments, people and rounds in somebody's view. */
  facts: number
  /** How long the survivor took to show all that the dead server had shown. */
  readonly caughtUpMs: number[]
  readonly missing: string[]
}

/** How a hall is killed. */
export interface KillSettings {
  readonly hall: Hall
  readonly crowd: Crowd
  readonly kills: number
  readonly seed: number
  /** Told after each kill. */
  readonly onKill?: (toll: Toll) => void
}

const leastLoadMs = 400
const mostLoadMs = 1_400

/** Kills one server after another, each under load at a moment of chance, and looks for what is gone. */
export async function killAgainAndAgain({ hall, crowd, kills, seed, onKill }: KillSettings): Promise<Toll> {
  const rolled = dice(seed)
  const toll = newToll()
  const ever: Uint8Array[] = []
  const facts = new Set<string>()
  await startServers(hall)
  for (let number = 1; number <= kills; number++) {
    const sides = await openSitting(hall, { number, crowd })
    startAll(sides, crowd)
    await sleep(leastLoadMs + rolled.below(mostLoadMs - leastLoadMs))
    await (sides.length === 1 ? killTheOnly(hall) : killOneOf(hall, { sides, number, toll, rolled }))
    await endSitting(sides)
    const gone = await hall.ask((kept) => missingOf(sides, kept))
    toll.missing.push(...gone.map((what) => `kill ${number}: ${what}`))
    for (const { witness } of sides) {
      ever.push(...witness.updates.values(), ...witness.acknowledged)
      for (const id of witness.facts) facts.add(id)
    }
    count(toll, sides)
    toll.facts = facts.size
    await restartDead(hall)
    toll.missing.push(...(await missingFromServed(hall, sides)).map((what) => `after restart ${number}: ${what}`))
    onKill?.(toll)
  }
  for (const server of hall.servers) await server.terminate()
  const gone = await hall.ask(({ doc }) => missingIn(doc, ever))
  toll.missing.push(...gone.map((what) => `at the end: ${what}`))
  return toll
}

export function newToll(): Toll {
  return { kills: 0, frames: 0, shown: 0, acknowledged: 0, answered: 0, facts: 0, caughtUpMs: [], missing: [] }
}

function killTheOnly({ servers: [server] }: Hall): Promise<void> {
  return server ? server.kill() : Promise.resolve()
}

interface Round {
  readonly sides: readonly Side[]
  readonly number: number
  readonly toll: Toll
  readonly rolled: Dice
}

// In every second round the dead server's clients go over to the other one.
async function killOneOf({ servers }: Hall, { sides, number, toll, rolled }: Round): Promise<void> {
  const at = number % 2
  const [dead, survivor] = [sides[at], sides[1 - at]]
  if (!dead || !survivor) throw new Error('there are not two servers')
  await servers[at]?.kill()
  const killedAt = performance.now()
  void dead.people.rest()
  const doComeBack = rolled.once(2)
  if (doComeBack) await Promise.allSettled(dead.guests.map((guest) => guest.open(survivor.origin)))
  else for (const guest of dead.guests) guest.rest()
  const lacking = () => survivorLacks(survivor, dead)
  const isCaughtUp = await until(() => lacking().length === 0, 5_000)
  if (!isCaughtUp) toll.missing.push(...lacking().map((what) => `kill ${number}: the survivor does not show ${what}`))
  toll.caughtUpMs.push(performance.now() - killedAt)
  for (const { guests } of sides) for (const guest of guests) guest.rest()
  for (const { index, closed } of survivor.guests) {
    if (closed) toll.missing.push(`kill ${number}: guest ${index} of the survivor was closed: ${closed.code}`)
  }
  if (!doComeBack) return
  await until(() => dead.guests.every(({ isUpToDate }) => isUpToDate), 5_000)
  for (const { index, closed, isUpToDate } of dead.guests) {
    if (closed) toll.missing.push(`kill ${number}: guest ${index} was closed again: ${closed.code} ${closed.reason}`)
    if (!isUpToDate) toll.missing.push(`kill ${number}: guest ${index} was not told that all they wrote is kept`)
  }
}

function survivorLacks({ keeper, people }: Side, { witness }: Side): readonly string[] {
  const lacking = missingIn(keeper.seen, witness.updates.values())
  const views = people.views.filter((view) => !showsAll(view, witness))
  return [...lacking, ...views.map((view) => `all facts to ${view.me?.name}`)]
}

async function restartDead({ servers }: Hall): Promise<void> {
  await Promise.all(servers.filter(({ isRunning }) => !isRunning).map((server) => server.restart()))
}

// As people get it: from the server, and not from its disk.
async function missingFromServed({ servers, workshop }: Hall, sides: readonly Side[]): Promise<readonly string[]> {
  const served = servers.map(async ({ origin }) => {
    const response = await fetch(`${origin}/api/workshops/${workshop}/documents/diagnostic/state`, {
      headers: { cookie: cookieOf(0) },
    })
    const doc = docOf([new Uint8Array(await response.arrayBuffer())])
    return sides.flatMap(({ witness }) => missingIn(doc, [...witness.updates.values(), ...witness.acknowledged]))
  })
  return (await Promise.all(served)).flat()
}

/** Adds what was seen in a sitting. */
export function count(toll: Toll, sides: readonly Side[]): void {
  toll.kills++
  for (const { witness, guests } of sides) {
    const mine = new Set(guests.flatMap(({ words }) => words))
    toll.frames += witness.frames
    toll.shown += wordsIn(witness.shown()).filter((word) => mine.has(word)).length
    toll.acknowledged += witness.acknowledged.length
    toll.answered += witness.answers.length
  }
}
