import { z } from 'zod'
import type {
  CommandId,
  CommentId,
  DecisionId,
  EvidenceId,
  FindingId,
  InstitutionId,
  OptionId,
  ParticipantId,
  ReserveId,
  RoundId,
  ThreadId,
  VersionId,
} from '../id.ts'
import { decisionMeans, outcomes } from './decision.ts'
import { documentNameSchema } from './document-name.ts'
import { idSchema as id } from './id-schema.ts'
import { mergeAnswers } from './merge.ts'
import { participantRoles } from './participant.ts'
import { personName } from './person-name.ts'
import { phases } from './phase.ts'
import { preparationCommands } from './preparation-commands.ts'
import { threadKinds } from './thread.ts'
import { spaceReaders } from './space.ts'

const line = (max: number) => z.string().trim().min(1).max(max)

/** Positions are made by Yjs and opaque here: base64 of an encoded relative position. */
const position = z.string().max(400)

/** What a conversation is to stand on; what it says there is read in the document, not taken from who asks. */
const anchor = z.discriminatedUnion('on', [
  z.object({
    on: z.literal('passage'),
    start: position,
    end: position,
    quote: z.string().min(1).max(2000),
    before: z.string().max(60),
    after: z.string().max(60),
  }),
  z.object({ on: z.literal('figure'), figure: id<EvidenceId>() }),
  z.object({ on: z.enum(['whole', 'stake', 'domain']) }),
])

const mentions = z
  .object({
    participants: z.array(id<ParticipantId>()).max(20).readonly(),
    institutions: z.array(id<InstitutionId>()).max(20).readonly(),
  })
  .default({ participants: [], institutions: [] })

const comment = { thread: id<ThreadId>(), comment: id<CommentId>() }

const envelope = { id: id<CommandId>() }

// Too few are refused by the rules, in words.
const together = z.array(id<FindingId>()).max(50)

const option = z.object({
  id: id<OptionId>(),
  wording: line(300),
  action: z.string().max(64).nullable(),
  domain: z.string().max(3).nullable(),
})

/** Everything a person may ask of a démarche in their own name. */
export const commandSchema = z.discriminatedUnion('type', [
  ...preparationCommands,
  z.object({ ...envelope, type: z.literal('enter-phase'), phase: z.enum(phases) }),
  z.object({
    ...envelope,
    type: z.literal('change-role'),
    participant: id<ParticipantId>(),
    role: z.enum(participantRoles),
  }),
  z.object({
    ...envelope,
    type: z.literal('correct-participant'),
    participant: id<ParticipantId>(),
    name: personName,
    institution: id<InstitutionId>().nullable(),
  }),
  z.object({ ...envelope, type: z.literal('renew-code') }),
  z.object({
    ...envelope,
    type: z.literal('open-thread'),
    ...comment,
    kind: z.enum(threadKinds).default('remark'),
    document: documentNameSchema,
    subject: z.string().min(1).max(64),
    anchor,
    replacement: line(5000).nullable().default(null),
    text: line(5000),
    mentions,
  }),
  z.object({ ...envelope, type: z.literal('reply'), ...comment, text: line(5000), mentions }),
  z.object({ ...envelope, type: z.literal('edit-comment'), ...comment, text: line(5000), mentions }),
  z.object({ ...envelope, type: z.literal('hide-comment'), ...comment, reason: line(500) }),
  z.object({ ...envelope, type: z.literal('show-comment'), ...comment }),
  z.object({ ...envelope, type: z.literal('apply-proposal'), thread: id<ThreadId>() }),
  z.object({ ...envelope, type: z.literal('resolve-thread'), thread: id<ThreadId>() }),
  z.object({ ...envelope, type: z.literal('reopen-thread'), thread: id<ThreadId>() }),
  z.object({
    ...envelope,
    type: z.literal('sign-reserve'),
    reserve: id<ReserveId>(),
    finding: id<FindingId>(),
    text: line(2000),
  }),
  z.object({ ...envelope, type: z.literal('withdraw-reserve'), reserve: id<ReserveId>() }),
  z.object({ ...envelope, type: z.literal('open-space'), openTo: z.enum(spaceReaders) }),
  z.object({ ...envelope, type: z.literal('close-space') }),
  z.object({ ...envelope, type: z.literal('pour'), findings: z.array(id<FindingId>()).min(1).max(200) }),
  z.object({
    ...envelope,
    type: z.literal('merge-findings'),
    /** The id of the common finding, which is new. */
    into: id<FindingId>(),
    findings: together,
    /** The one whose words it starts with. */
    wording: id<FindingId>(),
  }),
  z.object({
    ...envelope,
    type: z.literal('answer-merge'),
    finding: id<FindingId>(),
    answer: z.enum(mergeAnswers),
    // What contesting takes is asked for by the rules, in words.
    reason: z.string().trim().max(2000).default(''),
  }),
  z.object({ ...envelope, type: z.literal('unmerge-findings'), finding: id<FindingId>() }),
  z.object({ ...envelope, type: z.literal('dismiss-similar'), findings: together }),
  z.object({ ...envelope, type: z.literal('propose-again'), findings: together }),
  z.object({
    ...envelope,
    type: z.literal('open-round'),
    round: id<RoundId>(),
    title: line(200),
    method: z.object({
      type: z.literal('points'),
      points: z.int().min(1).max(100),
      perOption: z.int().min(1).max(100),
    }),
    options: z.array(option).max(200),
    minutes: z.int().min(1).max(240).nullable(),
  }),
  z.object({
    ...envelope,
    type: z.literal('cast-ballot'),
    round: id<RoundId>(),
    choices: z.record(id<OptionId>(), z.int().min(0).max(100)),
  }),
  z.object({ ...envelope, type: z.literal('close-round'), round: id<RoundId>() }),
  z.object({ ...envelope, type: z.literal('reveal-round'), round: id<RoundId>() }),
  z.object({
    ...envelope,
    type: z.literal('decide'),
    decision: id<DecisionId>(),
    round: id<RoundId>(),
    option: id<OptionId>(),
    outcome: z.enum(outcomes),
    means: z.enum(decisionMeans),
    reason: z.string().trim().max(2000),
  }),
  z.object({
    ...envelope,
    type: z.literal('name-version'),
    document: documentNameSchema,
    version: id<VersionId>(),
    // An empty one is refused by the rules, in words.
    label: z.string().trim().max(80),
  }),
  z.object({
    ...envelope,
    type: z.literal('restore-version'),
    document: documentNameSchema,
    version: id<VersionId>(),
    // One finding or action alone.
    subject: z.string().min(1).max(64).optional(),
  }),
  z.object({
    ...envelope,
    type: z.literal('show-scene'),
    scene: z.discriminatedUnion('type', [
      z.object({ type: z.literal('welcome') }),
      z.object({ type: z.literal('round'), round: id<RoundId>() }),
      z.object({ type: z.literal('blank') }),
    ]),
  }),
])

export type Command = z.infer<typeof commandSchema>

export type CommandType = Command['type']
