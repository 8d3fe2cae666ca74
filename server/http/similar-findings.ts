import { createRoute, z, type OpenAPIHono, type RouteHandler } from '@hono/zod-openapi'
import type { SimilarFindings } from '../../shared/plan/similar-findings.ts'
import type { Dismissals } from '../../shared/workshop/dismissal.ts'
import type { Merges } from '../../shared/workshop/merge.ts'
import { mayCommand, mayWrite } from '../../shared/workshop/permission.ts'
import { Buckets } from '../access/buckets.ts'
import type { AccessVariables } from '../access/origin.ts'
import { similarIn } from '../export/similar.ts'
import type { WholeDocument } from '../live/whole-document.ts'
import type { WorkshopRoom } from '../live/workshop-room.ts'
import { answers, errorSchema, memberAt, newDoors, usualRefusals, workshopParams, type DoorSettings } from './door.ts'

// A page asks when it opens a domain, and when its texts have come to rest.
const askings = { burst: 30, perSecond: 1 }

const proposal = z.object({
  domain: z.string(),
  findings: z.array(z.string()).readonly().openapi({ description: 'Ids, in the order of the document' }),
  words: z
    .array(z.string())
    .readonly()
    .openapi({ description: 'Words that all of them have, the rarest first; twelve at most' }),
  wordsInCommon: z.int().openapi({ description: 'How many words all of them have' }),
})

const route = createRoute({
  method: 'get',
  path: '/api/workshops/{id}/documents/diagnostic/similar',
  request: { params: workshopParams },
  responses: {
    200: answers(
      z.object({
        seq: z.int().openapi({ description: 'All that was written up to this seq was compared' }),
        proposals: z.array(proposal).readonly(),
      }),
      'Findings of one domain that seem to say the same, by their words in common, the closest first: for who may ' +
        'merge them, and none in a phase when they may not. What somebody dismissed is left out. Nothing is done with them',
    ),
    429: answers(errorSchema, 'Too many at once: ask again a little later'),
    ...usualRefusals,
  },
})

/** The door by which similar findings are proposed. */
export function similarFindingsDoors(settings: DoorSettings): OpenAPIHono<AccessVariables> {
  const doors = newDoors()
  doors.openapi(route, propose(settings))
  return doors
}

function propose(settings: DoorSettings): RouteHandler<typeof route, AccessVariables> {
  const buckets = new Buckets(askings)
  const proposalsIn = keptSearch()
  return async (context) => {
    const found = await memberAt(context, settings, context.req.valid('param').id)
    if ('turnedAway' in found) return context.json({ error: found.error }, found.turnedAway)
    const { room, person, participant } = found.member
    if (!mayCommand(person.role, 'merge-findings')) return context.json({ error: 'not-allowed' }, 403)
    if (!buckets.take(participant.id, settings.now())) return context.json({ error: 'too-many-commands' }, 429)
    const document = await settings.rooms.document(room.workshop.id, 'diagnostic')
    const whole = await document.whole()
    // A page may ask while the phase ends: that is no fault, there is only nothing left to merge.
    const proposals = mayWrite(person, 'diagnostic', room.workshop) ? await proposalsIn(room, whole) : []
    context.header('Cache-Control', 'private, no-store')
    return context.json({ seq: whole.seq, proposals }, 200)
  }
}

interface Search {
  readonly seq: number
  readonly merges: Merges
  readonly dismissals: Dismissals
  readonly proposals: Promise<readonly SimilarFindings[]>
}

// One search for all who ask, until the texts or what was said of them change.
function keptSearch() {
  const searches = new WeakMap<WorkshopRoom, Search>()
  return (room: WorkshopRoom, { seq, state }: Pick<WholeDocument, 'seq' | 'state'>) => {
    const { merges, dismissals } = room.workshop
    const known = searches.get(room)
    if (known?.seq === seq && known.merges === merges && known.dismissals === dismissals) return known.proposals
    const proposals = similarIn({ state, merges, dismissals })
    searches.set(room, { seq, merges, dismissals, proposals })
    // One that failed is tried again.
    proposals.catch(() => searches.delete(room))
    return proposals
  }
}
