import * as encoding from 'lib0/encoding'
import { writerIds } from './writer.ts'

/** The awareness client id of the first caret; the others follow. */
export const presenceIds = 0x60000000

const names = ['Ada Lovelace', 'Grace Hopper', 'Alan Turing', 'Edsger Dijkstra', 'Barbara Liskov', 'Donald Knuth']
const colors = ['#1f6feb', '#bf3989', '#1a7f37', '#9a6700', '#cf222e', '#8250df']

/** What the editor's caret extension shares: the person, and the selection as relative positions. */
export function presence(index: number, clock: number): Uint8Array {
  const position = { type: null, tname: null, item: { client: writerIds + index, clock }, assoc: 0 }
  const user = { name: names[index % names.length], color: colors[index % colors.length] }
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, presenceIds + index)
    encoding.writeVarUint(encoder, clock)
    encoding.writeVarString(encoder, JSON.stringify({ user, cursor: { anchor: position, head: position } }))
  })
}
