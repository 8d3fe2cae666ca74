import { noMentions } from '../../shared/workshop/thread.ts'
import type { Ask } from './build.ts'

/** Opens round `V1` on three actions: five points each, two at most on one. */
export const openRound: Ask = {
  type: 'open-round',
  round: 'V1',
  title: 'Actions prioritaires',
  method: { type: 'points', points: 5, perOption: 2 },
  options: [
    { id: 'a', wording: 'Accueil des 0-3 ans', action: 'FA-01', domain: 'A' },
    { id: 'b', wording: 'Conseil local de la jeunesse', action: 'FA-06', domain: 'C' },
    { id: 'c', wording: 'Services publics en proximité', action: null, domain: null },
  ],
  minutes: 4,
}

export const closeRound: Ask = { type: 'close-round', round: 'V1' }

export const revealRound: Ask = { type: 'reveal-round', round: 'V1' }

/** A ballot in round `V1`. */
export function vote(choices: Readonly<Record<string, number>>): Ask {
  return { type: 'cast-ballot', round: 'V1', choices }
}

/** Decides of option `a` of round `V1`. */
export const decideOfA: Ask = {
  type: 'decide',
  decision: 'D1',
  round: 'V1',
  option: 'a',
  outcome: 'retained-shared',
  means: 'vote',
  reason: 'Portée par tous.',
}

/** Signs reserve `R1` on the finding `C1`. */
export const signReserve: Ask = { type: 'sign-reserve', reserve: 'R1', finding: 'C1', text: 'Nous voyons autre chose.' }

/** Opens thread `T1` about words of a finding. */
export const openThread: Ask = {
  type: 'open-thread',
  thread: 'T1',
  comment: 'K1',
  kind: 'remark',
  document: 'diagnostic',
  subject: 'C-D1-3',
  anchor: { on: 'passage', start: 'AA==', end: 'AQ==', quote: 'plusieurs mois', before: 'restent ', after: ' sans' },
  replacement: null,
  text: 'Comptez-vous les doublons ?',
  mentions: noMentions,
}

/** Answers in thread `T1`. */
export const reply: Ask = {
  type: 'reply',
  thread: 'T1',
  comment: 'K2',
  text: 'Oui, sans doublons.',
  mentions: noMentions,
}

export const resolveThread: Ask = { type: 'resolve-thread', thread: 'T1' }

export const reopenThread: Ask = { type: 'reopen-thread', thread: 'T1' }
