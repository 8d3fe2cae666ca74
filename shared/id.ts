/** A string that names one thing of one kind; kinds cannot be mixed up. */
export type Id<Kind extends string> = string & { readonly __kind: Kind }

export type WorkshopId = Id<'workshop'>
export type InstitutionId = Id<'institution'>
export type DomainId = Id<'domain'>
export type ParticipantId = Id<'participant'>
export type ThreadId = Id<'thread'>
export type CommentId = Id<'comment'>
export type RoundId = Id<'round'>
export type OptionId = Id<'option'>
/** A group of voters in a tally: an institution, or several merged to protect small ones. */
export type GroupId = Id<'group'>
export type ReserveId = Id<'reserve'>
export type DecisionId = Id<'decision'>
export type CommandId = Id<'command'>
export type FindingId = Id<'finding'>
export type EvidenceId = Id<'evidence'>
export type StakeId = Id<'stake'>
export type BilateralSessionId = Id<'bilateral-session'>
export type AxisId = Id<'axis'>
export type ObjectiveId = Id<'objective'>
export type ActionId = Id<'action'>
export type FundingId = Id<'funding'>
export type LineId = Id<'line'>
export type StepId = Id<'step'>
export type IndicatorId = Id<'indicator'>
export type ReadingId = Id<'reading'>
/** A moment of a document that was given a name. */
export type VersionId = Id<'version'>
