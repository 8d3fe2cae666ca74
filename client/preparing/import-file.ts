import type { CellProblem, FileProblem, ImportedRow, ImportKind } from '../../shared/workshop/imported.ts'
import type { DoorAnswer } from '../link/http.ts'

/** What the server made of a file; nothing is written yet. */
export type Preview =
  | {
      readonly ok: true
      readonly rows: readonly ImportedRow[]
      readonly problems: readonly CellProblem[]
      /** How many cells are wrong, told of or not. */
      readonly wrong: number
    }
  | { readonly ok: false; readonly problem: FileProblem; readonly where: string }

/** Shows a file to the server, which says what it would bring in. Never throws. */
export async function readFile(workshop: string, kind: ImportKind, file: File): Promise<DoorAnswer<Preview>> {
  const noAnswer = { ok: false, retryAfterMs: null, said: null } as const
  try {
    const response = await fetch(`/api/workshops/${encodeURIComponent(workshop)}/import/${kind}`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/octet-stream' },
      body: file,
      signal: AbortSignal.timeout(30_000),
    })
    const { status } = response
    // The door is our own and described by a schema on the server: its answer is not checked again here.
    const said = (await response.json()) as unknown
    if (response.ok) return { ok: true, status, value: said as Preview, etag: null }
    const { error = 'sorry' } = said as { readonly error?: string }
    return { ...noAnswer, status, error }
  } catch {
    return { ...noAnswer, status: 0, error: 'unreachable' }
  }
}
