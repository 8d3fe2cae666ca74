import { createRoute, z } from '@hono/zod-openapi'
import { institutionRoles } from '../../shared/workshop/institution.ts'
import { participantRoles } from '../../shared/workshop/participant.ts'
import { personName } from '../../shared/workshop/person-name.ts'
import { answers, errorSchema, usualRefusals } from './door.ts'

const code = z
  .string()
  .transform((text) => text.replace(/\s/g, ''))
  .pipe(z.string().regex(/^\d{6}$/, 'six digits'))
  .openapi({ type: 'string', example: '482 917' })
const name = personName.openapi({ type: 'string', minLength: 1, maxLength: 80 })
const key = z.string().min(1).max(64)

const membershipSchema = z
  .object({
    workshop: z.string(),
    title: z.string(),
    participant: z.object({
      id: z.string(),
      name: z.string(),
      institution: z.string().nullable(),
      role: z.enum(participantRoles),
    }),
  })
  .openapi('Membership')

const codeSchema = z.object({
  workshop: z.string(),
  title: z.string(),
  people: z.int().openapi({ description: 'How many are here now' }),
  institutions: z.array(
    z.object({ id: z.string(), name: z.string(), short: z.string(), role: z.enum(institutionRoles) }),
  ),
})

const refusals = {
  400: usualRefusals[400],
  403: usualRefusals[403],
  404: answers(errorSchema, 'No démarche has this code (any more)'),
  429: answers(errorSchema, 'Too many wrong codes: wait `retryAfterMs`'),
  503: answers(errorSchema, 'Nothing can be saved now: try again in a moment'),
}

const body = <Schema extends z.ZodType>(schema: Schema) => ({
  body: { required: true, content: { 'application/json': { schema } } },
})

/** The doors by which people come in and leave, as they are described. */
export const joinRoutes = {
  code: createRoute({
    method: 'get',
    path: '/api/codes/{code}',
    request: { params: z.object({ code }) },
    responses: { 200: answers(codeSchema, 'What this code opens'), ...refusals },
  }),
  join: createRoute({
    method: 'post',
    path: '/api/join',
    request: body(z.object({ code, name, institution: z.string().max(64).nullable().default(null) })),
    responses: { 200: answers(membershipSchema, 'Who you are, with a session cookie'), ...refusals },
  }),
  enter: createRoute({
    method: 'post',
    path: '/api/enter',
    request: body(z.object({ workshop: z.string().max(64), key, name })),
    responses: { 200: answers(membershipSchema, 'A facilitator, with a session cookie'), ...refusals },
  }),
  projector: createRoute({
    method: 'post',
    path: '/api/projector',
    request: body(z.object({ workshop: z.string().max(64), key })),
    responses: { 200: answers(z.object({ workshop: z.string() }), 'A room screen, with its cookie'), ...refusals },
  }),
  me: createRoute({
    method: 'get',
    path: '/api/me',
    responses: {
      200: answers(z.object({ memberships: z.array(membershipSchema) }), 'The démarches of this browser'),
    },
  }),
  leave: createRoute({
    method: 'post',
    path: '/api/leave',
    request: body(z.object({ workshop: z.string().max(64) })),
    responses: { 200: answers(z.object({ workshop: z.string() }), 'This browser takes no part any more') },
  }),
}
