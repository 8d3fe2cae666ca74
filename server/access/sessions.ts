import type { Context as AnyContext } from 'hono'
import { getCookie, setCookie } from 'hono/cookie'
import type { AccessVariables } from './origin.ts'
import type { ParticipantId, WorkshopId } from '../../shared/id.ts'
import type { Session, Storage, TokenHash, Write } from '../storage/storage.ts'
import { freshToken, isLinkKey, linkKey, sha256, type RandomBytes } from './secrets.ts'

type Context = AnyContext<AccessVariables>

// A démarche lasts months: the same browser stays the same person for half a year.
const lifetimeMs = 180 * 24 * 3600 * 1000

/** What this part of the server is handed. */
export interface SessionSettings {
  readonly storage: Storage
  readonly now: () => number
  readonly random: RandomBytes
  readonly secret: string
}

/** The démarches that this browser takes part in. */
export async function sessionsOf(context: Context, { storage, now }: SessionSettings): Promise<readonly Session[]> {
  const token = getCookie(context, cookieName(context))
  return token ? storage.readSessions(sha256(token), now()) : []
}

/** This browser's place in a démarche, if it has one. */
export async function sessionIn(
  context: Context,
  settings: SessionSettings,
  workshop: WorkshopId,
): Promise<Session | null> {
  const sessions = await sessionsOf(context, settings)
  return sessions.find((session) => session.workshop === workshop) ?? null
}

/** A browser's new place in a démarche: what is to be stored, and then the cookie to give. */
export interface NewSession {
  readonly write: Extract<Write, { type: 'session' }>
  readonly giveCookie: () => void
}

/** Makes this browser that participant, once `write` is stored; one browser keeps one token for all its démarches. */
export async function newSession(
  context: Context,
  { storage, now, random }: SessionSettings,
  workshop: WorkshopId,
  participant: ParticipantId,
): Promise<NewSession> {
  const known = getCookie(context, cookieName(context))
  const sessions = known ? await storage.readSessions(sha256(known), now()) : []
  // A token that is not ours is never adopted: whoever planted it would share the session.
  const token = known && sessions.length > 0 ? known : freshToken(random)
  const session = { token: sha256(token), workshop, participant, expiresAt: now() + lifetimeMs }
  return {
    write: { type: 'session', session },
    giveCookie: () => setCookie(context, cookieName(context), token, cookieAttributes(context)),
  }
}

/** Forgets this browser's place in a démarche. */
export async function endSession(context: Context, { storage }: SessionSettings, workshop: WorkshopId): Promise<void> {
  const token = getCookie(context, cookieName(context))
  if (token) await storage.commit([{ type: 'end-session', token: sha256(token) as TokenHash, workshop }])
}

/** Lets this browser show a démarche's room screen. */
export function startProjector(context: Context, { secret }: SessionSettings, workshop: WorkshopId): void {
  setCookie(context, projectorCookie(workshop), linkKey(secret, workshop, 'projector'), cookieAttributes(context))
}

/** Whether this browser was let in as this démarche's room screen. */
export function isProjector(context: Context, { secret }: SessionSettings, workshop: WorkshopId): boolean {
  const key = getCookie(context, projectorCookie(workshop))
  return key !== undefined && isLinkKey(secret, workshop, 'projector', key)
}

/** Whether the browser reached us over TLS, directly or through the proxy in front. */
function isSecure(context: Context): boolean {
  return context.get('publicOrigin')?.startsWith('https:') ?? new URL(context.req.url).protocol === 'https:'
}

// The __Host- prefix is refused by browsers over plain HTTP, which a village hall's own server may well be.
function cookieName(context: Context): string {
  return isSecure(context) ? '__Host-tdt' : 'tdt'
}

function projectorCookie(workshop: WorkshopId): string {
  return `tdt_screen_${workshop}`
}

function cookieAttributes(context: Context) {
  const maxAge = lifetimeMs / 1000
  return { httpOnly: true, sameSite: 'Lax', path: '/', secure: isSecure(context), maxAge } as const
}
