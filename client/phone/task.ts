import type { RoundView, View } from '../../shared/workshop/view.ts'

/** The one thing that a phone shows. */
export type Task =
  | { readonly type: 'wait' }
  | { readonly type: 'vote'; readonly round: RoundView }
  | { readonly type: 'read'; readonly round: RoundView & { readonly status: 'revealed' } }

/** What there is to do now: an open vote comes before what the room's screen shows. */
export function currentTask({ rounds, scene }: Pick<View, 'rounds' | 'scene'>): Task {
  const open = Object.values(rounds).find(({ status }) => status === 'open')
  if (open) return { type: 'vote', round: open }
  const shown = scene.type === 'round' ? rounds[scene.round] : undefined
  if (!shown) return { type: 'wait' }
  return shown.status === 'revealed' ? { type: 'read', round: shown } : { type: 'vote', round: shown }
}
