import { z } from 'zod'
import type { FindingId, InstitutionId, ParticipantId } from '../id.ts'
import { atMost } from './at-most.ts'
import { idSchema as id } from './id-schema.ts'
import { mergeAnswers } from './merge.ts'

const deed = { by: id<ParticipantId>().nullable(), at: z.int().min(0) }

const answer = z.object({
  ...deed,
  answer: z.enum(mergeAnswers),
  reason: z.string().max(5000),
  fingerprint: z.string().max(100),
})

/** A merge as an export holds it. */
export const mergeSchema = z.object({
  ...deed,
  finding: id<FindingId>(),
  originals: z
    .array(z.object({ finding: id<FindingId>(), institutions: z.array(id<InstitutionId>()).max(1000) }))
    .max(50),
  answers: atMost(1000, z.record(id<InstitutionId>(), answer)),
  undone: z.object(deed).nullable(),
})

/** Findings that were found to say different things, as an export holds them. */
export const dismissalSchema = z.object({
  ...deed,
  findings: z.array(id<FindingId>()).max(50),
  undone: z.object(deed).nullable(),
})
