import type { CommandId, InstitutionId, OptionId, ParticipantId, RoundId, WorkshopId } from '../../../shared/id.ts'
import type { Recorded } from '../../../shared/workshop/fact.ts'
import type { Write } from '../../../server/storage/storage.ts'

export const [val, mont] = ['val' as WorkshopId, 'mont' as WorkshopId]
export const [ana, bo] = ['ana' as ParticipantId, 'bo' as ParticipantId]
export const round = 'r1' as RoundId

export const newWorkshop = (workshop: WorkshopId, code: string): Write => ({ type: 'workshop', workshop, code, at: 1 })

export const joined = (revision: number, name = 'Ana'): Recorded => ({
  revision,
  at: revision * 10,
  by: ana,
  fact: { type: 'participant-joined', participant: ana, name, institution: 'caf' as InstitutionId, role: 'reader' },
})

export const facts = (workshop: WorkshopId, ...recorded: Recorded[]): Write => ({ type: 'facts', workshop, recorded })

export const ballot = (voter: ParticipantId, points: number, at = 1): Write & { type: 'ballot' } => ({
  type: 'ballot',
  round,
  voter,
  choices: { ['o1' as OptionId]: points },
  at,
})

export const answer = (command: string, of: RoundId | null = null): Write => ({
  type: 'answer',
  workshop: val,
  answer: { command: command as CommandId, by: ana, revision: 1, at: 5 },
  round: of,
})

export const update = (seq: number, ...bytes: number[]): Write => ({
  type: 'update',
  workshop: val,
  document: 'plan',
  seq,
  by: ana,
  at: 1,
  update: new Uint8Array(bytes),
})

export const writer = (client: number, who: ParticipantId | 'server'): Write => ({
  type: 'writer',
  workshop: val,
  document: 'plan',
  client,
  writer: who,
})
