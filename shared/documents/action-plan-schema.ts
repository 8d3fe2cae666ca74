import { z } from 'zod'
import type { ActionId, AxisId, DomainId, FindingId, InstitutionId, ObjectiveId } from '../id.ts'
import { actionOrigins, actionStatuses } from './action.ts'
import { actionIndicatorsSchema } from './action-indicators.ts'
import { actionLinesSchema } from './action-lines.ts'
import { actionMoneySchema } from './action-money.ts'
import { actionRolesSchema } from './action-roles.ts'
import { actionStepsSchema } from './action-steps.ts'
import { longestField } from './record.ts'
import { richTextSchema } from './rich-text.ts'

const words = z.string().max(longestField)
const key = z.string().min(1).max(64)
const keys = <Kind extends string>() => z.array(key.transform((text) => text as Kind)).max(1000)

/** A plan of action in an export. */
export const actionPlanSchema = z.object({
  axes: z.array(z.object({ id: key.transform((text) => text as AxisId), title: words })).max(1000),
  objectives: z
    .array(
      z.object({
        id: key.transform((text) => text as ObjectiveId),
        axis: key.transform((text) => text as AxisId),
        title: words,
      }),
    )
    .max(1000),
  actions: z
    .array(
      z.object({
        id: key.transform((text) => text as ActionId),
        objective: key.transform((text) => text as ObjectiveId).nullable(),
        origin: z.enum(actionOrigins),
        status: z.enum(actionStatuses),
        description: richTextSchema,
        lead: key.transform((text) => text as InstitutionId).nullable(),
        domains: keys<DomainId>(),
        findings: keys<FindingId>(),
        partners: keys<InstitutionId>(),
        ...actionRolesSchema,
        ...actionMoneySchema,
        ...actionLinesSchema,
        ...actionStepsSchema,
        ...actionIndicatorsSchema,
        isArchived: z.boolean(),
        title: words,
        context: words,
        generalObjective: words,
        public: words,
        territory: words,
        technicalReferent: words,
        electedLead: words,
        means: words,
        budget: words,
        start: words,
        end: words,
        expectedResults: words,
        residents: words,
      }),
    )
    .max(1000),
})
