import { describe, expect, test } from 'vitest'
import type { ParticipantId } from '../../../shared/id.ts'
import { documentNames, type DocumentName } from '../../../shared/workshop/document-name.ts'
import { participantRoles, type ParticipantRole } from '../../../shared/workshop/participant.ts'
import { commandsOf, mayCommand, mayWrite } from '../../../shared/workshop/permission.ts'
import { phases } from '../../../shared/workshop/phase.ts'

const nobody = { participants: {}, spaces: {} }

describe('who may type', () => {
  // prepare, listen, share, plan, agree, follow: « x » may type.
  const table: Readonly<Record<DocumentName, Readonly<Record<ParticipantRole, string>>>> = {
    diagnostic: { facilitator: 'xxx---', contributor: '--x---', reader: '------' },
    plan: { facilitator: 'xxxxxx', contributor: '---x--', reader: '------' },
  }
  const cases = documentNames.flatMap((document) =>
    participantRoles.flatMap((role) =>
      phases.map((phase, index) => ({ document, role, phase, may: table[document][role][index] === 'x' })),
    ),
  )

  test.each(cases)('$role in the $document in phase $phase: $may', ({ document, role, phase, may }) => {
    expect(mayWrite({ kind: 'participant', id: 'x' as ParticipantId, role }, document, { phase, ...nobody })).toBe(may)
  })

  test.each(phases)('never the projector (%s)', (phase) => {
    expect(documentNames.some((document) => mayWrite({ kind: 'projector' }, document, { phase, ...nobody }))).toBe(
      false,
    )
  })
})

describe('who may ask', () => {
  const talking = ['open-thread', 'reply', 'resolve-thread', 'reopen-thread', 'edit-comment'] as const

  test('a reader comments', () => {
    expect(commandsOf('reader')).toEqual(talking)
  })

  test('a contributor comments, signs reserves, opens their space, keeps versions of it, pours, merges and votes', () => {
    const own = [
      'apply-proposal',
      'sign-reserve',
      'withdraw-reserve',
      'open-space',
      'close-space',
      'dismiss-similar',
      'pour',
      'propose-again',
      'merge-findings',
      'answer-merge',
      'unmerge-findings',
      'cast-ballot',
      'name-version',
      'restore-version',
    ] as const
    expect(commandsOf('contributor').toSorted()).toEqual([...talking, ...own].toSorted())
  })

  test('a facilitator does everything but vote, sign reserves and answer for an institution', () => {
    expect(mayCommand('facilitator', 'cast-ballot')).toBe(false)
    expect(mayCommand('facilitator', 'sign-reserve')).toBe(false)
    expect(mayCommand('facilitator', 'answer-merge')).toBe(false)
    expect(commandsOf('facilitator')).toHaveLength(36)
  })
})
