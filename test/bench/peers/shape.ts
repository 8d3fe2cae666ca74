/** What a scenario opens: so many rooms, with so many clients each, and what their document holds before. */
export interface Shape {
  readonly rooms: number
  readonly members: number
  readonly content: Content
}

/** The empty finding alone; a long text by several authors; or one author's session, key by key. */
export type Content =
  | { readonly type: 'seed' }
  | { readonly type: 'shared'; readonly edits: number }
  | { readonly type: 'session'; readonly edits: number }

/** The name of one of a run's rooms. */
export function roomName(run: string, room: number): string {
  return `${run}-${room}`
}
