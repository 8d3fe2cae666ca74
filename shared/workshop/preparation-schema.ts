import { z } from 'zod'
import type { DomainId, InstitutionId } from '../id.ts'
import { idSchema as id } from './id-schema.ts'
import { institutionRoles } from './institution.ts'
import { domainColours, most, previousOutcomes } from './preparation.ts'
import { isReserved } from './tally.ts'

const name = z.string().trim().min(1).max(300)
const short = z.string().trim().max(300)
const text = z.string().trim().max(2000)
const year = z.int().min(1000).max(9999).nullable()

const figureSchema = z.object({ label: name, value: z.number(), unit: short, year, source: text })

/** The territory as a facilitator describes it. */
export const territorySchema = z.object({
  name: short,
  kind: short,
  department: short,
  region: short,
  communes: z.array(name).max(most.communes),
  figures: z.array(figureSchema).max(most.figures),
})

/** First and last day. */
export const periodSchema = z.object({ start: z.iso.date(), end: z.iso.date() })

/** One domain as a facilitator sets it. */
export const domainSchema = z.object({
  id: id<DomainId>(),
  letter: z.string().trim().min(1).max(3),
  name,
  colour: z.enum(domainColours).optional(),
})

/** The tags that run across the domains. */
export const tagsSchema = z.array(z.string().trim().min(1).max(60)).max(most.tags)

/** The words for the levels of the plan. */
export const levelsSchema = z.object({
  axis: z.string().trim().max(40),
  objective: z.string().trim().max(40),
  action: z.string().trim().max(40),
})

/** An institution as it is described; a count puts its groups beside institutions, so none may take their ids. */
export const institutionSchema = z.object({
  id: id<InstitutionId>().refine((one) => !isReserved(one)),
  name,
  short: name,
  role: z.enum(institutionRoles),
  representative: short.optional(),
  joined: z.iso.date().nullable().optional(),
  competences: z.array(id<DomainId>()).max(most.domains).optional(),
})

/** An action of the previous contract. */
export const previousActionSchema = z.object({
  title: name,
  domain: id<DomainId>().nullable(),
  lead: short,
  outcome: z.enum(previousOutcomes).nullable(),
  reason: text,
})
