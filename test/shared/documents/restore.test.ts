import fc from 'fast-check'
import * as Y from 'yjs'
import { describe, expect, test } from 'vitest'
import {
  actionsOf,
  addAction,
  readActionPlan,
  writeActionPlan,
  type ActionPlan,
} from '../../../shared/documents/action.ts'
import {
  addFinding,
  findingsOf,
  readDiagnostic,
  writeDiagnostic,
  type Diagnostic,
} from '../../../shared/documents/finding.ts'
import { passageOf, richTextOf } from '../../../shared/documents/passage.ts'
import { restoreDocument, restoreSubject } from '../../../shared/documents/restore.ts'
import { plainParagraphs } from '../../../shared/documents/rich-text.ts'
import type { ActionId, AxisId, DomainId, FindingId, ObjectiveId, ThreadId } from '../../../shared/id.ts'
import { commentKey } from '../../../shared/documents/comment-key.ts'
import { diagnostics, inOrder, plans, reloaded } from '../../support/arbitrary-documents.ts'

function diagnosticDoc(diagnostic: Diagnostic): Y.Doc {
  const doc = new Y.Doc()
  writeDiagnostic(doc, diagnostic)
  return doc
}

function planDoc(plan: ActionPlan): Y.Doc {
  const doc = new Y.Doc()
  writeActionPlan(doc, plan)
  return doc
}

/** A diagnostic of one finding with these words. */
function saying(words: string): Y.Doc {
  const doc = new Y.Doc()
  addFinding(doc, { id: 'f1' as FindingId, domain: 'D1' as DomainId, type: 'need', body: plainParagraphs(words) })
  return doc
}

function bodyOf(doc: Y.Doc): Y.XmlFragment {
  const body = richTextOf(doc, 'diagnostic', 'f1')
  if (!body) throw new Error('there is no such finding')
  return body
}

function wordsIn(doc: Y.Doc, block: number): Y.XmlText {
  const paragraph = bodyOf(doc).get(block)
  const text = paragraph instanceof Y.XmlElement ? paragraph.get(0) : null
  if (!(text instanceof Y.XmlText)) throw new Error('there are no such words')
  return text
}

/** What each of the two documents lacks comes to it. */
function meet(one: Y.Doc, other: Y.Doc): void {
  Y.applyUpdate(one, Y.encodeStateAsUpdate(other))
  Y.applyUpdate(other, Y.encodeStateAsUpdate(one))
}

function isWhole({ store }: Y.Doc): boolean {
  return store.pendingStructs === null && store.pendingDs === null
}

describe('a restored diagnostic', () => {
  test('says what it said, whatever was written since; what is new is archived', () => {
    fc.assert(
      fc.property(diagnostics, diagnostics, (first, second) => {
        const doc = diagnosticDoc(first)
        const old = reloaded(doc)
        restoreDocument('diagnostic', doc, diagnosticDoc(second))
        restoreDocument('diagnostic', doc, old)
        const { findings, stakes } = readDiagnostic(reloaded(doc))
        const knownStakes = new Set(first.stakes.map(({ id }) => id))
        expect(inOrder(stakes.filter(({ id }) => knownStakes.has(id)))).toEqual(inOrder(first.stakes))
        expect(stakes.every(({ id, isArchived }) => knownStakes.has(id) || isArchived)).toBe(true)
        const known = new Set(first.findings.map(({ id }) => id))
        const [kept, since] = [findings.filter(({ id }) => known.has(id)), findings.filter(({ id }) => !known.has(id))]
        expect(inOrder(kept)).toEqual(inOrder(first.findings))
        expect(since.every(({ isArchived }) => isArchived)).toBe(true)
        expect(since.map(({ id }) => id).toSorted()).toEqual(
          second.findings
            .map(({ id }) => id)
            .filter((id) => !known.has(id))
            .toSorted(),
        )
      }),
    )
  })

  test('that says it already is not touched', () => {
    fc.assert(
      fc.property(diagnostics, (diagnostic) => {
        const doc = diagnosticDoc(diagnostic)
        const before = Y.encodeStateVector(doc)
        restoreDocument('diagnostic', doc, reloaded(doc))
        expect(Y.encodeStateVector(doc)).toEqual(before)
      }),
    )
  })

  test('has again the finding and the figure that were erased', () => {
    const doc = saying('Un besoin')
    const old = reloaded(doc)
    findingsOf(doc).delete('f1')
    restoreDocument('diagnostic', doc, old)
    expect(readDiagnostic(doc)).toEqual(readDiagnostic(old))
  })
})

describe('one restored finding', () => {
  test.each(['diagnostic', 'space-CAF'] as const)(
    'says what it said, and every other what it says now (%s)',
    (document) => {
      fc.assert(
        fc.property(diagnostics, diagnostics, (first, second) => {
          const doc = diagnosticDoc(first)
          const old = reloaded(doc)
          restoreDocument('diagnostic', doc, diagnosticDoc(second))
          const before = readDiagnostic(reloaded(doc))
          const subject = first.findings[0]?.id ?? 'none'
          restoreSubject(document, { now: doc, old, subject })
          const { findings, stakes } = readDiagnostic(reloaded(doc))
          const others = (list: Diagnostic['findings']) => list.filter(({ id }) => id !== subject)
          expect(inOrder(findings.filter(({ id }) => id === subject))).toEqual(inOrder(first.findings.slice(0, 1)))
          expect(inOrder(others(findings))).toEqual(inOrder(others(before.findings)))
          expect(stakes).toEqual(before.stakes)
        }),
      )
    },
  )
})

describe('one restored action', () => {
  test('is in no objective that was taken out', () => {
    const id = 'a1' as ActionId
    const doc = planDoc({ axes: [], objectives: [], actions: [] })
    addAction(doc, { id, objective: 'o1' as ObjectiveId })
    const old = reloaded(doc)
    actionsOf(doc).delete(id)
    restoreSubject('plan', { now: doc, old, subject: id })
    expect(readActionPlan(doc).actions).toMatchObject([{ id, objective: null }])
  })
})

describe('a restored plan', () => {
  test('says what it said, whatever was written since; new actions are archived', () => {
    fc.assert(
      fc.property(plans, plans, (first, second) => {
        const doc = planDoc(first)
        const old = reloaded(doc)
        restoreDocument('plan', doc, planDoc(second))
        restoreDocument('plan', doc, old)
        const { actions, ...levels } = readActionPlan(reloaded(doc))
        const known = new Set(first.actions.map(({ id }) => id))
        const { actions: firstActions, ...firstLevels } = first
        expect(levels).toEqual(firstLevels)
        expect(inOrder(actions.filter(({ id }) => known.has(id)))).toEqual(inOrder(firstActions))
        expect(actions.every(({ id, isArchived }) => known.has(id) || isArchived)).toBe(true)
      }),
    )
  })

  test('has no action in an objective that came since', () => {
    const doc = planDoc({ axes: [], objectives: [], actions: [] })
    const old = reloaded(doc)
    const axis = { id: 'x1' as AxisId, title: 'Axe' }
    const objective = { id: 'o1' as ObjectiveId, axis: axis.id, title: 'Objectif' }
    restoreDocument('plan', doc, planDoc({ axes: [axis], objectives: [objective], actions: [] }))
    addAction(doc, { id: 'a1' as ActionId, objective: objective.id, title: 'Crèche' })
    restoreDocument('plan', doc, old)
    const { actions, axes, objectives } = readActionPlan(doc)
    expect([axes, objectives]).toEqual([[], []])
    expect(actions).toMatchObject([{ id: 'a1', title: 'Crèche', objective: null, isArchived: true }])
    expect(actionsOf(doc).size).toBe(1)
  })
})

describe('blocks that did not change', () => {
  test('stay the same ones, at both ends', () => {
    const doc = saying('un\ndeux\ntrois\nquatre')
    const old = reloaded(doc)
    const [first, , , last] = bodyOf(doc).toArray()
    bodyOf(doc).delete(1, 2)
    restoreDocument('diagnostic', doc, old)
    const blocks = bodyOf(doc).toArray()
    expect([blocks.length, blocks[0] === first, blocks[3] === last]).toEqual([4, true, true])
  })

  test('keep the comments that were made since, and the carets', () => {
    const doc = saying('un\ndeux')
    const old = reloaded(doc)
    const thread = 't1' as ThreadId
    wordsIn(doc, 0).format(0, 2, { [commentKey(thread)]: { thread } })
    const caret = Y.createRelativePositionFromTypeIndex(wordsIn(doc, 0), 1)
    wordsIn(doc, 1).insert(4, ' et demi')
    restoreDocument('diagnostic', doc, old)
    expect(passageOf(bodyOf(doc), thread)).toBe('un')
    expect(Y.createAbsolutePositionFromRelativePosition(caret, doc)?.index).toBe(1)
    expect(wordsIn(doc, 1).toString()).toBe('deux')
  })
})

describe('words that changed', () => {
  test('keep the comment on those around them', () => {
    const doc = saying('les places en crèche manquent')
    const old = reloaded(doc)
    const thread = 't1' as ThreadId
    wordsIn(doc, 0).format(4, 6, { [commentKey(thread)]: { thread } })
    wordsIn(doc, 0).delete(20, 9)
    restoreDocument('diagnostic', doc, old)
    expect(
      wordsIn(doc, 0)
        .toDelta()
        .map(({ insert }: { insert: string }) => insert),
    ).toEqual(['les ', 'places', ' en crèche manquent'])
  })

  test('come back with the comment that they carried', () => {
    const doc = saying('les places en crèche')
    const thread = 't1' as ThreadId
    wordsIn(doc, 0).format(4, 6, { [commentKey(thread)]: { thread } })
    const old = reloaded(doc)
    bodyOf(doc).delete(0, 1)
    restoreDocument('diagnostic', doc, old)
    expect(passageOf(bodyOf(doc), thread)).toBe('places')
  })
})

describe('words that only look otherwise', () => {
  const bold = { bold: {} }

  test('look as they did, and are the same words', () => {
    const doc = saying('les places en crèche manquent')
    wordsIn(doc, 0).format(4, 6, bold)
    const old = reloaded(doc)
    const text = wordsIn(doc, 0)
    text.format(0, 8, { bold: null })
    text.format(14, 6, { link: { href: 'https://caf.fr' } })
    restoreDocument('diagnostic', doc, old)
    expect(readDiagnostic(doc)).toEqual(readDiagnostic(old))
    expect(wordsIn(doc, 0)).toBe(text)
  })

  test('carry again the comment that was put on them', () => {
    const doc = saying('les places')
    const thread = 't1' as ThreadId
    const mark = { [commentKey(thread)]: { thread } }
    wordsIn(doc, 0).format(4, 6, mark)
    const old = reloaded(doc)
    wordsIn(doc, 0).delete(0, 10)
    wordsIn(doc, 0).insert(0, 'les places', {})
    restoreDocument('diagnostic', doc, old)
    expect(passageOf(bodyOf(doc), thread)).toBe('places')
  })
})

describe('two people who type while a document is restored', () => {
  test('end with one text, and nothing is left pending', () => {
    fc.assert(
      fc.property(diagnostics, diagnostics, fc.string({ maxLength: 5 }), (first, second, typed) => {
        const server = diagnosticDoc(first)
        const old = reloaded(server)
        restoreDocument('diagnostic', server, diagnosticDoc(second))
        const [ana, bo] = [reloaded(server), reloaded(server)]
        restoreDocument('diagnostic', server, old)
        restoreDocument('diagnostic', ana, diagnosticDoc(first))
        for (const record of findingsOf(bo).values())
          ((record as Y.Map<unknown>).get('title') as Y.Text).insert(0, typed)
        meet(server, ana)
        meet(server, bo)
        meet(server, ana)
        expect(readDiagnostic(ana)).toEqual(readDiagnostic(server))
        expect(readDiagnostic(bo)).toEqual(readDiagnostic(server))
        expect([server, ana, bo].every(isWhole)).toBe(true)
      }),
    )
  })

  test('keep what they typed in a block that changes', () => {
    const server = saying('Les places manquent')
    const old = reloaded(server)
    wordsIn(server, 0).insert(19, ' beaucoup')
    const ana = reloaded(server)
    wordsIn(ana, 0).insert(0, 'Hier : ')
    restoreDocument('diagnostic', server, old)
    meet(server, ana)
    expect(wordsIn(server, 0).toString()).toBe('Hier : Les places manquent')
    expect(wordsIn(ana, 0).toString()).toBe('Hier : Les places manquent')
  })
})
