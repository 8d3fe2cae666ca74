/** The six moments of a démarche, in order; the facilitator moves forward or back at any time. */
export const phases = ['prepare', 'listen', 'share', 'plan', 'agree', 'follow'] as const

export type Phase = (typeof phases)[number]
