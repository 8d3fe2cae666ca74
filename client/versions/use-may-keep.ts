import { kindOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import { useView } from '../link/workshop-context.tsx'

/** Whether this person may name versions of a document and go back to them now. */
export function useMayKeep(document: DocumentName): boolean {
  return useView(({ me, may }) =>
    kindOf(document) === 'space' ? may.write[document] === true : me?.role === 'facilitator',
  )
}
