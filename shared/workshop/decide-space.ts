import { refused } from '../result.ts'
import type { Answer } from './act.ts'
import { facts } from './act.ts'
import type { Command } from './command.ts'
import type { Participant } from './participant.ts'
import type { Workshop } from './workshop.ts'

type Ask<Type extends Command['type']> = Extract<Command, { type: Type }>

/** Opens the space of the asker's own institution to others; what they read meanwhile they have read. */
export function openSpace(workshop: Workshop, command: Ask<'open-space'>, { institution }: Participant): Answer {
  if (institution === null) return refused('no-institution')
  if (workshop.spaces[institution]?.openTo === command.openTo) return refused('space-already-so')
  return facts({ type: 'space-opened', institution, openTo: command.openTo })
}

/** Closes the space of the asker's own institution again. */
export function closeSpace(workshop: Workshop, { institution }: Participant): Answer {
  if (institution === null) return refused('no-institution')
  if (!workshop.spaces[institution]) return refused('space-already-so')
  return facts({ type: 'space-closed', institution })
}
