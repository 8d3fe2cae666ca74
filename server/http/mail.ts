import { createRoute, z, type OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { languages } from '../../shared/i18n/words.ts'
import { mailAddress, mailFrequencies, type MailAct, type MailAnswer } from '../../shared/protocol/mail.ts'
import { Buckets } from '../access/buckets.ts'
import type { AccessVariables } from '../access/origin.ts'
import { freshId, sha256 } from '../access/secrets.ts'
import { momentNow } from '../live/catch-up.ts'
import { confirmationMs } from '../mail/confirmation.ts'
import { nextDigestAt } from '../mail/digest-time.ts'
import { actPaths, isKeyOf, ownerIn } from '../mail/mail-links.ts'
import type { MailAddress, MailOwner } from '../storage/mail-store.ts'
import {
  addressOf,
  answers,
  errorSchema,
  memberAt,
  newDoors,
  usualRefusals,
  workshopParams,
  type DoorSettings,
  type Member,
} from './door.ts'

// Nobody may have this server write to a stranger again and again: each confirmation counts for who asks, for the
// network they ask from, and for the address, whoever asks.
const limits = {
  person: { burst: 5, perSecond: 1 / 600 },
  network: { burst: 60, perSecond: 1 / 30 },
  address: { burst: 3, perSecond: 1 / 14_400 },
}
const links = { burst: 60, perSecond: 1 }

const settingsSchema = z.object({
  address: mailAddress,
  language: z.enum(languages),
  frequency: z.enum(mailFrequencies),
})

const answerSchema = z.object({
  isSending: z.boolean(),
  mail: settingsSchema.extend({ isConfirmed: z.boolean(), isRefused: z.boolean() }).nullable(),
})

const tooMany = { 429: answers(errorSchema, 'Too often: ask again later') }
const path = '/api/workshops/{id}/mail'

const routes = {
  read: createRoute({
    method: 'get',
    path,
    request: { params: workshopParams },
    responses: { 200: answers(answerSchema, 'Where and how you want to be written to'), ...usualRefusals },
  }),
  set: createRoute({
    method: 'post',
    path,
    request: {
      params: workshopParams,
      body: { required: true, content: { 'application/json': { schema: settingsSchema } } },
    },
    responses: {
      200: answers(answerSchema, 'Kept; another address is asked by mail to be confirmed'),
      409: answers(errorSchema, 'This server sends no mail'),
      ...tooMany,
      ...usualRefusals,
    },
  }),
  remove: createRoute({
    method: 'delete',
    path,
    request: { params: workshopParams },
    responses: { 200: answers(answerSchema, 'Your address is deleted'), ...usualRefusals },
  }),
  follow: createRoute({
    method: 'post',
    path: '/courriel/{act}/{token}',
    request: {
      params: z.object({ act: z.enum(Object.values(actPaths)), token: z.string().max(200) }),
    },
    responses: {
      200: answers(z.object({ done: z.boolean() }), 'The address is confirmed, or deleted (RFC 8058: in one click)'),
      400: usualRefusals[400],
      404: answers(errorSchema, 'The link is too old, or the address is no longer there'),
      ...tooMany,
    },
  }),
}

/** What the doors of mail are handed. */
export interface MailDoorSettings extends DoorSettings {
  readonly isSendingMail: boolean
}

type Handler<Name extends keyof typeof routes> = RouteHandler<(typeof routes)[Name], AccessVariables>

/** The doors by which people say where they want to be written to, and those that links in mails lead to. */
export function mailDoors(settings: MailDoorSettings): OpenAPIHono<AccessVariables> {
  const doors = newDoors()
  doors.openapi(routes.read, read(settings))
  doors.openapi(routes.set, set(settings))
  doors.openapi(routes.remove, remove(settings))
  doors.openapi(routes.follow, follow(settings))
  return doors
}

function read(settings: MailDoorSettings): Handler<'read'> {
  return async (context) => {
    const found = await memberAt(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    context.header('Cache-Control', 'private, no-store')
    return context.json(answerOf(settings, await settings.storage.mail.find(ownerOf(found.member))), 200)
  }
}

function set(settings: MailDoorSettings): Handler<'set'> {
  const buckets = { person: new Buckets(limits.person), network: new Buckets(limits.network) }
  const byAddress = new Buckets(limits.address)
  return async (context) => {
    const found = await memberAt(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    if (!settings.isSendingMail) return context.json({ error: 'no-mail-here' }, 409)
    const { storage, now } = settings
    const owner = ownerOf(found.member)
    const asked = context.req.valid('json')
    const known = await storage.mail.find(owner)
    if (known?.confirmedAt && known.address === asked.address) {
      const { language, frequency } = asked
      const digestAt = frequency === known.frequency ? known.digestAt : nextDigestAt(frequency, now())
      await storage.mail.change(known, { language, frequency, digestAt })
      return context.json(answerOf(settings, await storage.mail.find(owner)), 200)
    }
    const mayAsk =
      buckets.person.take(owner.participant, now()) &&
      buckets.network.take(addressOf(context, settings), now()) &&
      // The address itself is kept nowhere but where it was left.
      byAddress.take(sha256(asked.address.toLowerCase()), now())
    if (!mayAsk) return context.json({ error: 'too-many' }, 429)
    return context.json(answerOf(settings, await leave(settings, { ...owner, ...asked })), 200)
  }
}

type Asked = MailOwner & Pick<MailAddress, 'address' | 'language' | 'frequency'>

async function leave({ storage, now, random }: MailDoorSettings, asked: Asked): Promise<MailAddress> {
  const { workshop, participant } = asked
  const nonce = freshId(random)
  const nothingYet = { confirmedAt: null, refusedAt: null, digestAt: null, told: null }
  const address: MailAddress = { ...asked, nonce, askedAt: now(), ...nothingYet }
  await storage.mail.keep(address)
  await storage.mail.queue([
    { key: `confirmation/${nonce}`, workshop, participant, kind: 'confirmation', about: null, due: now() },
  ])
  return address
}

function remove(settings: MailDoorSettings): Handler<'remove'> {
  return async (context) => {
    const found = await memberAt(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    await settings.storage.mail.remove(ownerOf(found.member))
    return context.json(answerOf(settings, null), 200)
  }
}

// A link alone changes nothing: mail scanners follow them all. Its page has a button, and mail programs ask by themselves.
function follow(settings: MailDoorSettings): Handler<'follow'> {
  const buckets = new Buckets(links)
  return async (context) => {
    if (!buckets.take(addressOf(context, settings), settings.now())) return context.json({ error: 'too-many' }, 429)
    const { act, token } = context.req.valid('param')
    const isDone = await (act === actPaths.confirm ? confirm(settings, token) : stop(settings, token))
    return isDone ? context.json({ done: true }, 200) : context.json({ error: 'unknown-link' }, 404)
  }
}

async function confirm(settings: MailDoorSettings, token: string): Promise<boolean> {
  const { storage, now } = settings
  const address = await addressFor(settings, 'confirm', token)
  if (!address) return false
  if (address.confirmedAt !== null) return true
  if (now() - address.askedAt > confirmationMs) return false
  const told = await momentNow(settings, address.workshop)
  await storage.mail.begin(address.workshop, told.revision)
  const digestAt = nextDigestAt(address.frequency, now())
  return storage.mail.change(address, { confirmedAt: now(), told, digestAt })
}

async function stop(settings: MailDoorSettings, token: string): Promise<boolean> {
  const address = await addressFor(settings, 'stop', token)
  if (address) await settings.storage.mail.remove(address)
  return address !== null
}

async function addressFor({ storage, secret }: MailDoorSettings, act: MailAct, token: string) {
  const owner = ownerIn(token)
  const address = owner && (await storage.mail.find(owner))
  return owner && address && isKeyOf(secret, act, { ...address, key: owner.key }) ? address : null
}

function ownerOf({ room, participant }: Member): MailOwner {
  return { workshop: room.workshop.id, participant: participant.id }
}

function answerOf({ isSendingMail: isSending }: MailDoorSettings, found: MailAddress | null): MailAnswer {
  if (!found) return { isSending, mail: null }
  const { address, language, frequency, confirmedAt, refusedAt } = found
  const mail = { address, language, frequency, isConfirmed: confirmedAt !== null, isRefused: refusedAt !== null }
  return { isSending, mail }
}
