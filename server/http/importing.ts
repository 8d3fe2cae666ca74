import { createRoute, z, type OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import { languages } from '../../shared/i18n/words.ts'
import {
  cellProblemSchema,
  fileProblems,
  importedRowSchema,
  importKinds,
  type ImportKind,
} from '../../shared/workshop/imported.ts'
import type { Workshop } from '../../shared/workshop/workshop.ts'
import { Buckets } from '../access/buckets.ts'
import type { AccessVariables } from '../access/origin.ts'
import { readElsewhere } from '../importing/read-elsewhere.ts'
import { templateCsv } from '../importing/template.ts'
import { answers, entryOf, errorSchema, newDoors, usualRefusals, workshopParams, type DoorSettings } from './door.ts'

// Somebody who corrects a file tries it again and again.
const readings = { burst: 20, perSecond: 0.5 }

const params = workshopParams.extend({ kind: z.enum(importKinds) })

const previewSchema = z
  .discriminatedUnion('ok', [
    z.object({
      ok: z.literal(true),
      rows: z.array(importedRowSchema),
      problems: z.array(cellProblemSchema),
      wrong: z.int().openapi({ description: 'How many cells are wrong, told of or not' }),
    }),
    z.object({ ok: z.literal(false), problem: z.enum(fileProblems), where: z.string() }),
  ])
  .openapi('ImportPreview')

const routes = {
  read: createRoute({
    method: 'post',
    path: '/api/workshops/{id}/import/{kind}',
    request: { params },
    responses: {
      200: answers(previewSchema, 'What the CSV or XLSX file in the body would bring in; nothing is written'),
      413: answers(errorSchema, 'Too large'),
      429: answers(errorSchema, 'Too many files at once'),
      ...usualRefusals,
    },
  }),
  template: createRoute({
    method: 'get',
    path: '/api/workshops/{id}/template/{kind}',
    request: { params, query: z.object({ language: z.enum(languages).default('fr') }) },
    responses: {
      200: { description: 'An empty CSV with its titles', content: { 'text/csv': { schema: z.string() } } },
      ...usualRefusals,
    },
  }),
}

type Handler<Name extends keyof typeof routes> = RouteHandler<(typeof routes)[Name], AccessVariables>

/** The doors by which facilitators try a file, and get the table to fill in. */
export function importDoors(settings: DoorSettings): OpenAPIHono<AccessVariables> {
  const doors = newDoors()
  doors.openapi(routes.read, read(settings))
  doors.openapi(routes.template, template(settings))
  return doors
}

function read(settings: DoorSettings): Handler<'read'> {
  const buckets = new Buckets(readings)
  return async (context) => {
    const { id, kind } = context.req.valid('param')
    const found = await entryOf(context, settings, id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const { room, participant } = found.entry
    if (participant?.role !== 'facilitator') return context.json({ error: 'not-allowed' }, 403)
    if (!buckets.take(participant.id, settings.now())) return context.json({ error: 'too-many-commands' }, 429)
    const bytes = new Uint8Array(await context.req.arrayBuffer())
    const domains = room.workshop.domains.filter((domain) => !domain.archived)
    return context.json(await readElsewhere({ kind, bytes, domains, taken: takenIn(room.workshop, kind) }), 200)
  }
}

function template(settings: DoorSettings): Handler<'template'> {
  return async (context) => {
    const { id, kind } = context.req.valid('param')
    const found = await entryOf(context, settings, id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    if (found.entry.participant?.role !== 'facilitator') return context.json({ error: 'not-allowed' }, 403)
    context.header('Content-Type', 'text/csv; charset=utf-8')
    context.header('Content-Disposition', `attachment; filename="${kind}.csv"`)
    return context.body(templateCsv(kind, context.req.valid('query').language), 200)
  }
}

function takenIn(workshop: Workshop, kind: ImportKind): readonly string[] {
  if (kind === 'communes') return workshop.territory.communes
  return kind === 'institutions' ? workshop.institutions.map(({ short }) => short) : []
}
