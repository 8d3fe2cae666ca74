import { useMemo, useSyncExternalStore } from 'react'
import type { Awareness } from 'y-protocols/awareness'
import type { ParticipantId } from '../../shared/id.ts'
import { useView } from '../link/workshop-context.tsx'

/** A person who has a document open, as the others see them. */
export interface Writer {
  readonly id: string
  readonly name: string
  /** Their institution, in short. */
  readonly detail?: string | undefined
}

/** A writer and the field that they are in. */
export interface PlacedWriter extends Writer {
  readonly field: string
}

type WritersBySubject = ReadonlyMap<string, readonly PlacedWriter[]>

const nobody: readonly PlacedWriter[] = []
const seen = new WeakMap<Awareness, { key: string; writers: WritersBySubject }>()

/** Who else is writing in one finding or action, and where in it. */
export function useWriters(awareness: Awareness, subject: string): readonly PlacedWriter[] {
  const participants = useView((view) => view.participants)
  const institutions = useView((view) => view.workshop.institutions)
  const subscribe = (listener: () => void) => {
    awareness.on('change', listener)
    return () => awareness.off('change', listener)
  }
  const writers = useSyncExternalStore(subscribe, () => writersIn(awareness).get(subject) ?? nobody)
  return useMemo(
    () =>
      writers.map((writer) => {
        const institution = participants[writer.id as ParticipantId]?.institution
        return { ...writer, detail: institutions.find(({ id }) => id === institution)?.short }
      }),
    [writers, participants, institutions],
  )
}

/** Tells the others which field of which finding or action this person is in; null when in none. */
export function sayPlace(
  awareness: Awareness,
  place: { readonly subject: string; readonly field: string } | null,
): void {
  awareness.setLocalStateField('place', place)
}

// The same object until something changes, as React asks.
function writersIn(awareness: Awareness): WritersBySubject {
  const writers = readWriters(awareness)
  const key = JSON.stringify([...writers])
  const last = seen.get(awareness)
  if (last?.key === key) return last.writers
  seen.set(awareness, { key, writers })
  return writers
}

function readWriters(awareness: Awareness): WritersBySubject {
  const writers = new Map<string, PlacedWriter[]>()
  for (const [client, state] of awareness.getStates()) {
    const writer = client === awareness.clientID ? null : readWriter(state)
    if (writer === null) continue
    const { subject, ...rest } = writer
    const others = writers.get(subject) ?? []
    if (!others.some(({ id }) => id === rest.id)) writers.set(subject, [...others, rest])
  }
  return writers
}

// What others publish is theirs to shape: only texts are taken.
function readWriter(state: Record<string, unknown>): (PlacedWriter & { readonly subject: string }) | null {
  const user = recordOf(state['user'])
  const place = recordOf(state['place'])
  const [id, name, subject] = [user['id'], user['name'], place['subject']]
  if (typeof id !== 'string' || typeof name !== 'string' || typeof subject !== 'string') return null
  return { id, name, subject, field: String(place['field'] ?? '') }
}

function recordOf(value: unknown): Record<string, unknown> {
  return typeof value === 'object' && value !== null ? (value as Record<string, unknown>) : {}
}
