import type { ParticipantId } from '../id.ts'

/** Who may read an institution's space: its members alone until it says otherwise. */
export const spaceReaders = ['facilitators', 'everyone'] as const

export type SpaceReaders = (typeof spaceReaders)[number]

/** A space that its institution has opened; one that is not told of is closed. */
export interface OpenSpace {
  readonly openTo: SpaceReaders
  readonly at: number
  readonly by: ParticipantId | null
}
