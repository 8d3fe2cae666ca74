import { describe, expect, test } from 'vitest'
import type { InstitutionId, ParticipantId } from '../../../shared/id.ts'
import { refused } from '../../../shared/result.ts'
import { decideJoin } from '../../../shared/workshop/decide.ts'
import { asks, decided, joins, noon, storyAfter, workshopAfter } from '../../support/build.ts'

const newcomer = { id: 'new' as ParticipantId, name: 'Person new', institution: null, role: 'contributor' } as const

describe('joining', () => {
  test('makes a participant of the institution, at that time', () => {
    expect(storyAfter([joins('new', 'contributor', 'PRA')]).workshop.participants[newcomer.id]).toEqual({
      ...newcomer,
      institution: 'PRA',
      joinedAt: noon + 11_000,
    })
  })

  test('takes an inhabitant without an institution', () => {
    expect(decideJoin(workshopAfter([]), newcomer).ok).toBe(true)
  })

  test('is refused for an institution that is not a partner', () => {
    const stranger = { ...newcomer, institution: 'NASA' as InstitutionId }
    expect(decideJoin(workshopAfter([]), stranger)).toEqual(refused('unknown-institution'))
  })
})

describe('changing a role', () => {
  test('makes a contributor a reader', () => {
    const workshop = workshopAfter([asks('facilitator', { type: 'change-role', participant: 'caf-1', role: 'reader' })])
    expect(workshop.participants['caf-1' as ParticipantId]?.role).toBe('reader')
  })

  test('hands the démarche over to a second facilitator', () => {
    const workshop = workshopAfter([
      asks('facilitator', { type: 'change-role', participant: 'caf-1', role: 'facilitator' }),
      asks('caf-1', { type: 'change-role', participant: 'facilitator', role: 'reader' }),
    ])
    expect(workshop.participants['facilitator' as ParticipantId]?.role).toBe('reader')
  })

  test('is refused for the last facilitator', () => {
    const ask = { type: 'change-role', participant: 'facilitator', role: 'contributor' } as const
    expect(decided(storyAfter([]), 'facilitator', ask)).toEqual(refused('last-facilitator'))
  })

  test('is refused for someone who never joined', () => {
    const ask = { type: 'change-role', participant: 'stranger', role: 'reader' } as const
    expect(decided(storyAfter([]), 'facilitator', ask)).toEqual(refused('unknown-participant'))
  })

  test('is refused to a contributor, who could make themselves facilitator', () => {
    const ask = { type: 'change-role', participant: 'caf-1', role: 'facilitator' } as const
    expect(decided(storyAfter([]), 'caf-1', ask)).toEqual(refused('not-allowed'))
  })
})

describe('correcting a participant', () => {
  const correction = {
    type: 'correct-participant',
    participant: 'resident',
    name: 'Habitante',
    institution: 'MSA',
  } as const

  test('changes name and institution, and nothing else', () => {
    const before = storyAfter([]).workshop.participants['resident' as ParticipantId]
    const after = workshopAfter([asks('facilitator', correction)]).participants['resident' as ParticipantId]
    expect(after).toEqual({ ...before, name: 'Habitante', institution: 'MSA' })
  })

  test('is refused for someone who never joined', () => {
    const answer = decided(storyAfter([]), 'facilitator', { ...correction, participant: 'stranger' })
    expect(answer).toEqual(refused('unknown-participant'))
  })

  test('is refused for an institution that is not a partner', () => {
    const answer = decided(storyAfter([]), 'facilitator', { ...correction, institution: 'NASA' })
    expect(answer).toEqual(refused('unknown-institution'))
  })

  test('is refused to the person themselves', () => {
    expect(decided(storyAfter([]), 'resident', correction)).toEqual(refused('not-allowed'))
  })
})
