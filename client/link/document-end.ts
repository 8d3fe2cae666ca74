import { closeCode } from '../../shared/protocol/close-code.ts'

/** Why a démarche is closed until the page is loaded again. */
export type WorkshopEnd = 'unauthenticated' | 'forbidden' | 'not-found' | 'outdated' | 'refused'

/** Why a document is closed until the page is loaded again. */
export type DocumentEnd = WorkshopEnd | 'unreadable'

/** Close codes of websockets themselves that would come again for ever: a rule broken, a message too large. */
const brokenRule = 1008
const messageTooBig = 1009

/** Whether coming back after this close code can help: 4400-4499 are decisions of the server. */
export function mayComeBack(code: number): boolean {
  return !(code >= 4400 && code < 4500) && code !== brokenRule && code !== messageTooBig
}

/** What a final close code of a document means for the person. */
export function documentEnd(code: number): DocumentEnd {
  return code === closeCode.unreadable ? 'unreadable' : workshopEnd(code)
}

/** What a final close code of the live connection means for the person. */
export function workshopEnd(code: number): WorkshopEnd {
  switch (code) {
    case closeCode.unauthenticated:
      return 'unauthenticated'
    case closeCode.forbidden:
      return 'forbidden'
    case closeCode.notFound:
      return 'not-found'
    case closeCode.outdated:
      return 'outdated'
    default:
      return 'refused'
  }
}
