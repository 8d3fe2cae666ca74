import { z } from 'zod'
import type { CommandId, DomainId, InstitutionId } from '../id.ts'
import { idSchema as id } from './id-schema.ts'
import {
  domainSchema,
  institutionSchema,
  levelsSchema,
  periodSchema,
  previousActionSchema,
  tagsSchema,
  territorySchema,
} from './preparation-schema.ts'
import { most } from './preparation.ts'

const envelope = { id: id<CommandId>() }

/** What facilitators ask to prepare a démarche, each section as a whole. */
export const preparationCommands = [
  z.object({ ...envelope, type: z.literal('describe-territory'), territory: territorySchema }),
  z.object({ ...envelope, type: z.literal('set-period'), period: periodSchema }),
  z.object({
    ...envelope,
    type: z.literal('set-domains'),
    domains: z.array(domainSchema).max(most.domains),
    tags: tagsSchema,
  }),
  z.object({ ...envelope, type: z.literal('name-levels'), levels: levelsSchema }),
  z.object({
    ...envelope,
    type: z.literal('add-institutions'),
    institutions: z.array(institutionSchema).min(1).max(most.institutions),
  }),
  z.object({ ...envelope, type: z.literal('change-institution'), institution: institutionSchema }),
  z.object({ ...envelope, type: z.literal('retire-institution'), institution: id<InstitutionId>() }),
  z.object({ ...envelope, type: z.literal('restore-institution'), institution: id<InstitutionId>() }),
  z.object({
    ...envelope,
    type: z.literal('set-competences'),
    competences: z
      .array(z.object({ institution: id<InstitutionId>(), domains: z.array(id<DomainId>()).max(most.domains) }))
      .max(most.institutions),
  }),
  z.object({
    ...envelope,
    type: z.literal('set-previous-actions'),
    actions: z.array(previousActionSchema).max(most.previousActions),
  }),
] as const
