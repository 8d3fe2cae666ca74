import { z } from 'zod'
import type {
  CommentId,
  DecisionId,
  EvidenceId,
  FindingId,
  GroupId,
  InstitutionId,
  OptionId,
  ParticipantId,
  ReserveId,
  RoundId,
  ThreadId,
} from '../id.ts'
import { atMost } from './at-most.ts'
import { decisionMeans, outcomes } from './decision.ts'
import { documentNameSchema } from './document-name.ts'
import { idSchema as id } from './id-schema.ts'
import { dismissalSchema, mergeSchema } from './merge-schema.ts'
import { participantRoles } from './participant.ts'
import { phases } from './phase.ts'
import {
  domainSchema,
  institutionSchema,
  levelsSchema,
  previousActionSchema,
  tagsSchema,
} from './preparation-schema.ts'
import { most, mostDomainsEver, unprepared } from './preparation.ts'
import { domainsOf, startingPoints } from './starting-points.ts'
import { anchorOf } from './thread-defaults.ts'
import { threadKinds } from './thread.ts'
import type { Beginning, Workshop } from './workshop.ts'

const text = z.string().max(5000)
const name = z.string().trim().min(1).max(300)
const moment = z.int().min(0)
const day = z.iso.date()

const author = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('participant'), id: id<ParticipantId>() }),
  z.object({ kind: z.literal('signature'), text }),
])

const deed = z.object({ by: author, at: moment })

const comment = z.object({
  id: id<CommentId>(),
  by: author,
  at: moment,
  text,
  mentions: z
    .object({ participants: z.array(id<ParticipantId>()).max(20), institutions: z.array(id<InstitutionId>()).max(20) })
    .default({ participants: [], institutions: [] }),
  editedAt: moment.nullable().default(null),
  hidden: deed.extend({ reason: text }).nullable().default(null),
})

const passage = { quote: text, before: text, after: text }

const anchor = z.discriminatedUnion('on', [
  z.object({ on: z.literal('passage'), ...passage }),
  z.object({ on: z.literal('figure'), figure: id<EvidenceId>(), words: text }),
  z.object({ on: z.enum(['whole', 'stake', 'domain']), words: text }),
])

const thread = z
  .object({
    id: id<ThreadId>(),
    document: documentNameSchema,
    subject: z.string().min(1).max(64),
    anchor: anchor.optional(),
    // Exports of before threads could stand on more than a text have this in place of the anchor.
    passage: z.object(passage).nullable().optional(),
    kind: z.enum(threadKinds).default('remark'),
    replacement: text.nullable().default(null),
    applied: deed.nullable().default(null),
    comments: z.array(comment).max(10_000),
    resolved: deed.nullable(),
  })
  .transform(({ anchor: stands, passage: on, ...read }) => ({
    ...read,
    anchor: anchorOf({ anchor: stands, passage: on }),
  }))

const pouring = z.object({
  institution: id<InstitutionId>(),
  source: id<FindingId>(),
  fingerprint: z.string().max(100),
  at: moment,
  by: id<ParticipantId>().nullable(),
  isSeparate: z.boolean(),
})

const reserve = z.object({
  id: id<ReserveId>(),
  finding: id<FindingId>(),
  institution: id<InstitutionId>(),
  by: id<ParticipantId>().nullable(),
  at: moment,
  text,
  withdrawn: z.object({ by: id<ParticipantId>().nullable(), at: moment }).nullable(),
})

const points = z.record(id<GroupId>(), z.number())

const counts = z.object({
  points: z.number(),
  supporters: z.int(),
  rank: z.int(),
  pointsByGroup: points,
  institutionScore: z.number(),
  institutionRank: z.int(),
})

const tally = z.object({
  ballots: z.int(),
  groups: z.array(z.object({ id: id<GroupId>(), name: text, ballots: z.int(), institutions: z.int() })),
  byOption: atMost(200, z.record(id<OptionId>(), counts)),
})

const frozen = {
  id: id<RoundId>(),
  title: name,
  method: z.object({ type: z.literal('points'), points: z.int(), perOption: z.int() }),
  secrecy: z.literal('secret'),
  options: z.array(z.object({ id: id<OptionId>(), wording: name, action: text.nullable(), domain: text.nullable() })),
  fingerprint: text,
  openedAt: moment,
  until: moment.nullable(),
}

const counted = {
  ...frozen,
  closedAt: moment,
  electorate: z.int(),
  tally,
  papers: atMost(5_000, z.array(z.object({ group: id<GroupId>(), choices: z.record(id<OptionId>(), z.number()) }))),
}

const round = z.discriminatedUnion('status', [
  z.object({ status: z.literal('open'), ...frozen }),
  z.object({ status: z.literal('closed'), ...counted }),
  z.object({ status: z.literal('revealed'), ...counted, revealedAt: moment }),
])

const decision = z.object({
  id: id<DecisionId>(),
  at: moment,
  by: id<ParticipantId>().nullable(),
  about: z.discriminatedUnion('type', [
    z.object({
      type: z.literal('option'),
      round: id<RoundId>(),
      option: id<OptionId>(),
      outcome: z.enum(outcomes),
      means: z.enum(decisionMeans),
    }),
    z.object({ type: z.literal('statement'), body: text, responsible: text, due: day.nullable() }),
  ]),
  reason: text,
})

const figure = z.object({ label: text, value: z.number(), unit: text, year: z.int().nullable(), source: text })

const participant = z.object({
  id: id<ParticipantId>(),
  name,
  institution: id<InstitutionId>().nullable(),
  role: z.enum(participantRoles),
  joinedAt: moment,
})

/** What a démarche is made from: by hand only the title is needed, an export gives everything. `start` is for who names no domains. */
export const seedSchema = z
  .object({
    title: name,
    language: z.enum(['fr', 'en']).default('fr'),
    start: z.enum(startingPoints).default('seven-domains'),
    phase: z.enum(phases).default('prepare'),
    territory: z
      .object({
        name: text,
        kind: text,
        department: text,
        region: text,
        communes: z.array(text).max(500),
        figures: z.array(figure).max(200),
      })
      .default({ name: '', kind: '', department: '', region: '', communes: [], figures: [] }),
    period: z.object({ start: day, end: day }).optional(),
    domains: z
      .array(domainSchema.extend({ archived: z.boolean().optional() }))
      .max(mostDomainsEver)
      // No more in use than there are letters; those that were put away come besides.
      .refine((all) => all.filter((one) => !one.archived).length <= most.domains)
      .optional(),
    tags: tagsSchema.default([]),
    levels: levelsSchema.default(unprepared.levels),
    institutions: z
      .array(institutionSchema.extend({ retired: z.boolean().optional() }))
      .max(most.institutions)
      .default([]),
    previousActions: z.array(previousActionSchema).max(most.previousActions).default([]),
    meetings: z
      .array(
        z.object({
          date: day,
          format: z.enum(['separate', 'collective']),
          about: text,
          institutions: z.array(id<InstitutionId>()),
          attendance: z.int().nullable(),
        }),
      )
      .max(500)
      .default([]),
    participants: atMost(5_000, z.record(id<ParticipantId>(), participant)).default({}),
    threads: atMost(20_000, z.record(id<ThreadId>(), thread)).default({}),
    reserves: atMost(20_000, z.record(id<ReserveId>(), reserve)).default({}),
    pourings: atMost(20_000, z.record(id<FindingId>(), z.array(pouring).max(1000))).default({}),
    merges: atMost(20_000, z.record(id<FindingId>(), mergeSchema)).default({}),
    dismissals: atMost(20_000, z.record(z.string().max(4000), dismissalSchema)).default({}),
    rounds: z.array(round).max(2000).default([]),
    decisions: z.array(decision).max(2000).default([]),
  })
  .transform(({ start, domains, ...seed }) => ({ ...seed, domains: domains ?? domainsOf(start, seed.language) }))

export type Seed = z.output<typeof seedSchema>

/** The first state of a démarche made from a seed, without any version. `today` is YYYY-MM-DD, for a period that is not given. */
export function workshopFrom(seed: Seed, given: Pick<Workshop, 'id' | 'code'> & { today: string }): Beginning {
  const { today, ...ids } = given
  const year = Number(today.slice(0, 4))
  const period = seed.period ?? { start: `${year + 1}-01-01`, end: `${year + 4}-12-31` }
  return { ...seed, ...ids, period, scene: { type: 'welcome' } }
}
