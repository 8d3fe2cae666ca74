import { sleep } from '../bench/peers/load/clock.ts'
import { Guest } from './guest.ts'
import { People } from './people.ts'
import type { Hall } from './hall.ts'
import { Witness } from './witness.ts'

/** Who sits in a hall: writers type, readers are shown it, and the first of all lead and take part live. */
export interface Crowd {
  readonly writers: number
  readonly readers: number
}

/** A hall as the product must carry it. */
export const fullHall: Crowd = { writers: 20, readers: 30 }

const typeEveryMs = 120
const followers = 8

/** Those who are on one server, and all that it showed and answered them. */
export interface Side {
  readonly origin: string
  readonly witness: Witness
  readonly guests: readonly Guest[]
  readonly people: People
  /** One of the guests, who puts together what they are shown. */
  readonly keeper: Guest
}

/** Everybody comes in, spread over the servers; what they write is theirs by the number of the sitting. */
export async function openSitting(
  { servers, workshop, code }: Hall,
  { number, crowd }: { readonly number: number; readonly crowd: Crowd },
): Promise<readonly Side[]> {
  const { writers, readers } = crowd
  return Promise.all(
    servers.map(async ({ origin }, at): Promise<Side> => {
      const isHere = (index: number) => index % servers.length === at
      const here = Array.from({ length: writers + readers }, (_, index) => index).filter(isHere)
      const witness = new Witness()
      const guests = here.map((index) => {
        const isKeeper = index >= writers && index < writers + servers.length
        return new Guest({ workshop, index, witness, mark: `${number}.${index}`, isKeeper })
      })
      const keeper = guests.find(({ index }) => index >= writers)
      if (!keeper) throw new Error('nobody only reads on this server')
      const indices = Array.from({ length: followers }, (_, index) => index).filter(isHere)
      const people = await People.open({ origin, workshop, code, witness, indices })
      await Promise.all(guests.map((guest) => guest.open(origin)))
      return { origin, witness, guests, people, keeper }
    }),
  )
}

/** Those who write begin to, and the others to take part. */
export function startAll(sides: readonly Side[], { writers }: Crowd): void {
  for (const { guests, people } of sides) {
    for (const guest of guests) if (guest.index < writers) guest.startTyping(typeEveryMs)
    people.start()
  }
}

/** Nobody writes any more, all that was asked is answered or never will be, and everybody goes for good. */
export async function endSitting(sides: readonly Side[]): Promise<void> {
  for (const { guests } of sides) for (const guest of guests) guest.rest()
  await Promise.all(sides.map(({ people }) => people.rest()))
  // What was on its way to them when the server ended.
  await sleep(50)
  for (const { guests, people, witness } of sides) {
    people.leave()
    for (const guest of guests) {
      witness.acknowledged.push(...guest.acknowledgedUpdates())
      guest.leave()
    }
  }
}
