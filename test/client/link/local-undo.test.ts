import { describe, expect, test } from 'vitest'
import * as Y from 'yjs'
import { local, localUndo, undoForEditor } from '../../../client/link/local-undo.ts'
import { addFinding, findingsOf, readDiagnostic } from '../../../shared/documents/finding.ts'
import { recordIn, textIn } from '../../../client/link/record-in.ts'
import type { DomainId, FindingId } from '../../../shared/id.ts'

const id = 'f' as FindingId

function twoPeople() {
  const [mine, theirs] = [new Y.Doc(), new Y.Doc()]
  mine.on('update', (update: Uint8Array, origin) => origin !== 'net' && Y.applyUpdate(theirs, update, 'net'))
  theirs.on('update', (update: Uint8Array, origin) => origin !== 'net' && Y.applyUpdate(mine, update, 'net'))
  const undo = localUndo(mine, [findingsOf(mine)])
  const title = (doc: Y.Doc) => textIn(recordIn(findingsOf(doc), id), 'title')
  const write = (change: () => void) => {
    mine.transact(change, local)
    undo.stopCapturing()
  }
  const add = () => addFinding(mine, { id, domain: 'D1' as DomainId, type: 'need' })
  return { mine, theirs, undo, title, write, add }
}

describe('localUndo', () => {
  test('takes back what this person typed and leaves what others typed', () => {
    const { mine, theirs, undo, title, write, add } = twoPeople()
    mine.transact(add)
    write(() => title(mine)?.insert(0, 'moi '))
    title(theirs)?.insert(4, 'eux')
    undo.undo()
    expect(title(mine)?.toString()).toBe('eux')
    expect(title(theirs)?.toString()).toBe('eux')
  })

  test('takes back the making of a finding that nobody else has touched', () => {
    const { mine, undo, write, add } = twoPeople()
    write(add)
    undo.undo()
    expect(readDiagnostic(mine).findings).toEqual([])
  })

  test('keeps a finding made here once others have written in it', () => {
    const { mine, theirs, undo, title, write, add } = twoPeople()
    write(add)
    title(theirs)?.insert(0, 'Leurs mots')
    undo.undo()
    expect(readDiagnostic(mine).findings.map((finding) => finding.title)).toEqual(['Leurs mots'])
  })
})

describe('undoForEditor', () => {
  test('outlives the editor and forgets what the editor listened to', () => {
    const { undo, mine, title, write, add } = twoPeople()
    mine.transact(add)
    const facade = undoForEditor(undo)
    const heard: string[] = []
    facade.on('stack-item-added', () => heard.push('added'))
    facade.destroy()
    write(() => title(mine)?.insert(0, 'x'))
    expect(heard).toEqual([])
    facade.undo()
    expect(title(mine)?.toString()).toBe('')
  })
})
