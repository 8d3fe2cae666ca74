import { carets } from './carets.ts'
import { coldOpen } from './cold-open.ts'
import { crash } from './crash.ts'
import { join } from './join.ts'
import { growthOfRooms, rooms } from './rooms.ts'
import { casesOf, type Case, type Overrides } from './scenario.ts'
import { growthOfClients, typing } from './typing.ts'

/** The names on the command line, in the order of the table. */
export const scenarioNames = [
  'typing',
  'carets',
  'join',
  'rooms',
  'cold-open',
  'crash',
  'growth-clients',
  'growth-rooms',
] as const

export type ScenarioName = (typeof scenarioNames)[number]

const casesByName: Readonly<Record<ScenarioName, (overrides: Overrides) => readonly Case[]>> = {
  typing: (overrides) => casesOf(typing, overrides),
  carets: (overrides) => casesOf(carets, overrides),
  join: (overrides) => casesOf(join, overrides),
  rooms: (overrides) => casesOf(rooms, overrides),
  'cold-open': (overrides) => casesOf(coldOpen, overrides),
  crash: (overrides) => casesOf(crash, overrides),
  'growth-clients': (overrides) => casesOf(growthOfClients, overrides),
  'growth-rooms': (overrides) => casesOf(growthOfRooms, overrides),
}

/** What a scenario measures, with what the command line sets. */
export function casesNamed(name: ScenarioName, overrides: Overrides): readonly Case[] {
  return casesByName[name](overrides)
}
