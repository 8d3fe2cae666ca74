import { createHash, createHmac, timingSafeEqual } from 'node:crypto'

/** Where randomness comes from: `main.ts` hands in the system's, tests a seeded one. */
export type RandomBytes = (count: number) => Uint8Array

/** An id that nobody can guess: 96 random bits, URL-safe. */
export function freshId<Kind extends string>(random: RandomBytes): Kind {
  return Buffer.from(random(12)).toString('base64url') as Kind
}

/** A session token: 256 random bits, URL-safe. */
export function freshToken(random: RandomBytes): string {
  return Buffer.from(random(32)).toString('base64url')
}

/** Six digits, each code equally likely. */
export function freshCode(random: RandomBytes): string {
  // 48 bits over a million codes: the bias of the remainder is below one in 10^8.
  const number = Buffer.from(random(6)).readUIntBE(0, 6) % 1_000_000
  return String(number).padStart(6, '0')
}

/** SHA-256 of a text, in hexadecimal. */
export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex')
}

/** What a link may open. */
export type LinkRole = 'facilitator' | 'projector'

/** The secret part of a link: derived from the server's secret, so that it can be shown again and is stored nowhere. */
export function linkKey(secret: string, workshop: string, role: LinkRole): string {
  return createHmac('sha256', secret).update(`link:${role}:${workshop}`).digest('base64url').slice(0, 27)
}

/** Whether a link's key is the right one, in constant time. */
export function isLinkKey(secret: string, workshop: string, role: LinkRole, key: string): boolean {
  return isSameSecret(key, linkKey(secret, workshop, role))
}

/** Whether two secrets are the same, in a time that tells nothing of them. */
export function isSameSecret(given: string, right: string): boolean {
  const [one, other] = [given, right].map((text) => createHash('sha256').update(text).digest())
  return one !== undefined && other !== undefined && timingSafeEqual(one, other)
}
