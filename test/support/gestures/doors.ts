import { freshId } from '../../../client/link/fresh-id.ts'
import type { CommandId } from '../../../shared/id.ts'
import type { View } from '../../../shared/workshop/view.ts'
import type { Newcomer } from './join.ts'

/** Comes in and votes in the open round by the HTTP doors alone, as a script would: tokens by wording. */
export async function voteByTheDoors(
  { origin, code }: { readonly origin: string; readonly code: string },
  newcomer: Newcomer,
  tokensByWording: Readonly<Record<string, number>>,
): Promise<void> {
  const { workshop, institutions } = (await answerOf(await fetch(`${origin}/api/codes/${code}`))) as Opened
  const institution = institutions.find(({ name }) => name === newcomer.institution)?.id ?? null
  const joined = await post(`${origin}/api/join`, { code, name: newcomer.name, institution })
  const headers = {
    cookie: joined.headers
      .getSetCookie()
      .map((one) => one.split(';')[0])
      .join('; '),
  }
  const door = `${origin}/api/workshops/${workshop}`
  const { view } = (await answerOf(await fetch(`${door}/view`, { headers }))) as { readonly view: View }
  const round = Object.values(view.rounds).find(({ status }) => status === 'open')
  if (!round) throw new Error('no round is open')
  const choices = Object.fromEntries(
    round.options.flatMap(({ id, wording }) => (tokensByWording[wording] ? [[id, tokensByWording[wording]]] : [])),
  )
  const ballot = { id: freshId<CommandId>(), type: 'cast-ballot', round: round.id, choices }
  await answerOf(await post(`${door}/commands`, ballot, headers))
}

interface Opened {
  readonly workshop: string
  readonly institutions: readonly { readonly id: string; readonly name: string }[]
}

function post(address: string, body: unknown, headers: Readonly<Record<string, string>> = {}): Promise<Response> {
  const withType = { ...headers, 'content-type': 'application/json' }
  return fetch(address, { method: 'POST', headers: withType, body: JSON.stringify(body) })
}

async function answerOf(response: Response): Promise<unknown> {
  if (!response.ok) throw new Error(`${response.url} answered ${response.status}: ${await response.text()}`)
  return response.json()
}
