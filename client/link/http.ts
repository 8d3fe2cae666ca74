import type { Membership } from '../../shared/protocol/live-message.ts'
import type { InstitutionRole } from '../../shared/workshop/institution.ts'
import type { StartingPoint } from '../../shared/workshop/starting-points.ts'

/** What a door answered: its value, or a stable reason why not; « unreachable » when nobody answered. */
export type DoorAnswer<Value> =
  | { readonly ok: true; readonly status: number; readonly value: Value; readonly etag: string | null }
  | {
      readonly ok: false
      readonly status: number
      readonly error: string
      readonly retryAfterMs: number | null
      /** The whole body, for doors whose refusals say more. */
      readonly said: unknown
    }

interface Asked {
  readonly body?: unknown
  /** As the body asks for, unless said otherwise. */
  readonly method?: 'GET' | 'POST' | 'DELETE'
  /** Of the answer that is already known: the door answers 304 when nothing changed. */
  readonly etag?: string | null
  readonly fetch?: typeof fetch
  /** In milliseconds; a phone that lost its network is told by nobody. */
  readonly timeoutMs?: number
}

/** Knocks at one of the server's doors; never throws. */
export async function ask<Value>(path: string, asked: Asked = {}): Promise<DoorAnswer<Value>> {
  const { body, method = body === undefined ? 'GET' : 'POST', etag = null, timeoutMs = 10_000 } = asked
  const headers: Record<string, string> = {}
  if (body !== undefined) headers['Content-Type'] = 'application/json'
  if (etag !== null) headers['If-None-Match'] = etag
  try {
    const response = await (asked.fetch ?? fetch)(path, {
      method,
      headers,
      signal: AbortSignal.timeout(timeoutMs),
      body: body === undefined ? null : JSON.stringify(body),
    })
    return await answerOf<Value>(response)
  } catch {
    return { ok: false, status: 0, error: 'unreachable', retryAfterMs: null, said: null }
  }
}

/** What a join code opens. */
export interface CodeAnswer {
  readonly workshop: string
  readonly title: string
  /** How many are here now. */
  readonly people: number
  readonly institutions: readonly {
    readonly id: string
    readonly name: string
    readonly short: string
    readonly role: InstitutionRole
  }[]
}

export function readCode(code: string): Promise<DoorAnswer<CodeAnswer>> {
  return ask(`/api/codes/${encodeURIComponent(code)}`)
}

export function join(newcomer: {
  readonly code: string
  readonly name: string
  readonly institution: string | null
}): Promise<DoorAnswer<Membership>> {
  return ask('/api/join', { body: newcomer })
}

/** Comes in by the facilitator's link. */
export function enter(facilitator: {
  readonly workshop: string
  readonly key: string
  readonly name: string
}): Promise<DoorAnswer<Membership>> {
  return ask('/api/enter', { body: facilitator })
}

/** Makes this browser the room's screen. */
export function openProjector(link: { readonly workshop: string; readonly key: string }): Promise<DoorAnswer<unknown>> {
  return ask('/api/projector', { body: link })
}

/** The démarches that this browser takes part in. */
export async function readMemberships(): Promise<readonly Membership[] | null> {
  const answer = await ask<{ readonly memberships: readonly Membership[] }>('/api/me')
  return answer.ok ? answer.value.memberships : null
}

export function leave(workshop: string): Promise<DoorAnswer<unknown>> {
  return ask('/api/leave', { body: { workshop } })
}

export interface NewWorkshop {
  readonly id: string
  readonly code: string
  /** The link that opens its console. */
  readonly facilitator: string
}

export function createWorkshop(asked: {
  readonly title: string
  readonly language: 'fr' | 'en'
  readonly start: StartingPoint
}): Promise<DoorAnswer<NewWorkshop>> {
  return ask('/api/workshops', { body: asked })
}

/** The three ways into a démarche, as whole addresses. */
export interface WorkshopLinks {
  readonly facilitator: string
  readonly projector: string
  readonly join: string
}

export function readLinks(workshop: string): Promise<DoorAnswer<WorkshopLinks>> {
  return ask(`/api/workshops/${encodeURIComponent(workshop)}/links`)
}

/** Whether asking again cannot help: who asks has no place here, or there is nothing here. */
export function isFinal(status: number): boolean {
  return status === 401 || status === 403 || status === 404
}

async function answerOf<Value>(response: Response): Promise<DoorAnswer<Value>> {
  const { status } = response
  const etag = response.headers.get('ETag')
  // The doors are our own and described by schemas on the server: their answers are not checked again here.
  const said = status === 304 ? null : ((await response.json()) as unknown)
  if (response.ok) return { ok: true, status, value: said as Value, etag }
  const { error = 'sorry', retryAfterMs = null } = (said ?? {}) as { error?: string; retryAfterMs?: number }
  return { ok: false, status, error: status === 304 ? 'unchanged' : error, retryAfterMs, said }
}
