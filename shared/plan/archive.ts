import { z } from 'zod'
import { actionPlanSchema } from '../documents/action.ts'
import { diagnosticSchema } from '../documents/finding.ts'
import { seedSchema } from '../workshop/seed.ts'

/** A whole démarche as one JSON file: what the export writes and `POST /api/workshops` reads back. */
export const archiveSchema = z.object({
  format: z.literal('tour-de-table'),
  version: z.literal(1),
  workshop: seedSchema,
  documents: z.object({ diagnostic: diagnosticSchema, plan: actionPlanSchema }),
})

export type Archive = z.output<typeof archiveSchema>
