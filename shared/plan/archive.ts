import { z } from 'zod'
import type { InstitutionId } from '../id.ts'
import { actionPlanSchema } from '../documents/action-plan-schema.ts'
import { diagnosticSchema } from '../documents/finding.ts'
import { idSchema } from '../workshop/id-schema.ts'
import { seedSchema } from '../workshop/seed.ts'

/** A whole démarche as one JSON file: what the export writes and `POST /api/workshops` reads back. */
export const archiveSchema = z.object({
  format: z.literal('tour-de-table'),
  version: z.literal(1),
  workshop: seedSchema,
  documents: z.object({
    diagnostic: diagnosticSchema,
    plan: actionPlanSchema,
    /** By institution, those that whoever exported might read. */
    spaces: z.record(idSchema<InstitutionId>(), diagnosticSchema).optional(),
  }),
})

export type Archive = z.output<typeof archiveSchema>
