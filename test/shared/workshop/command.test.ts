import { describe, expect, test } from 'vitest'
import { commandSchema } from '../../../shared/workshop/command.ts'
import { noMentions } from '../../../shared/workshop/thread.ts'
import { closeRound, decideOfA, openRound, openThread, reply, vote } from '../../support/asks.ts'

const id = 'c1'
const passage = { on: 'passage', start: 'AA==', end: 'AQ==', quote: 'plusieurs mois', before: '', after: '' }

describe('a command', () => {
  test.each([openRound, closeRound, vote({ a: 1 }), decideOfA, openThread, reply])(
    'is taken as it is ($type)',
    (ask) => {
      expect(commandSchema.parse({ id, ...ask })).toEqual({ id, ...ask })
    },
  )

  test('loses the blanks around its words', () => {
    expect(commandSchema.parse({ id, ...reply, text: '  Oui.\n' })).toMatchObject({ text: 'Oui.' })
  })

  test('of a page of before mentions and kinds mentions nobody, and is a remark', () => {
    const { kind: _, mentions: __, replacement: ___, ...old } = openThread
    const read = { kind: 'remark', mentions: noMentions, replacement: null }
    expect(commandSchema.parse({ id, ...old })).toMatchObject(read)
  })

  test('carries nothing that it does not know', () => {
    const command = commandSchema.parse({ id, ...reply, by: 'facilitator', at: 0 })
    expect(Object.keys(command).toSorted()).toEqual(['comment', 'id', 'mentions', 'text', 'thread', 'type'])
  })
})

describe('nonsense is turned away:', () => {
  const [option] = openRound['options'] as readonly [object]

  test.each<readonly [string, unknown]>([
    ['nothing', null],
    ['a list', [closeRound]],
    ['a text', 'close-round'],
    ['no type', { id }],
    ['an unknown type', { id, type: 'delete-everything' }],
    ['the type of every object', { id, type: 'constructor' }],
    ['no id', closeRound],
    ['an empty id', { ...closeRound, id: '' }],
    ['an endless id', { ...closeRound, id: 'x'.repeat(65) }],
    ['an id with markup', { ...closeRound, id: '<b>' }],
    ['an id that every object has', { ...closeRound, id: '__proto__' }],
    ['a thread whose id every object has', { id, ...reply, thread: 'constructor' }],
    ['a participant whose id every object has', { id, type: 'change-role', participant: 'toString', role: 'reader' }],
    ['an option whose id every object has', { id, ...openRound, options: [{ ...option, id: 'valueOf' }] }],
    ['a phase that does not exist', { id, type: 'enter-phase', phase: 'sprint' }],
    ['a role that does not exist', { id, type: 'change-role', participant: 'caf-1', role: 'admin' }],
    ['a comment of blanks', { id, ...reply, text: ' \n ' }],
    ['an endless comment', { id, ...reply, text: 'x'.repeat(5001) }],
    ['a document that does not exist', { id, ...openThread, document: 'secrets' }],
    ['a passage without words', { id, ...openThread, anchor: { ...passage, quote: '' } }],
    ['an endless passage', { id, ...openThread, anchor: { ...passage, quote: 'x'.repeat(2001) } }],
    ['a comment on nothing', { id, ...openThread, anchor: undefined }],
    ['a comment on a place that does not exist', { id, ...openThread, anchor: { on: 'wall' } }],
    ['a comment on a figure without its id', { id, ...openThread, anchor: { on: 'figure' } }],
    [
      'a comment on a figure whose id every object has',
      { id, ...openThread, anchor: { on: 'figure', figure: 'valueOf' } },
    ],
    ['points below zero', { id, ...vote({ a: -1 }) }],
    ['half a point', { id, ...vote({ a: 0.5 }) }],
    ['points beyond all counting', { id, ...vote({ a: 1e9 }) }],
    ['points in words', { id, type: 'cast-ballot', round: 'V1', choices: { a: '2' } }],
    ['no number', { id, ...vote({ a: Number.NaN }) }],
    ['a wording of blanks', { id, ...openRound, options: [{ ...option, wording: ' ' }] }],
    ['more options than a hand can hold', { id, ...openRound, options: Array.from({ length: 201 }, () => option) }],
    ['a round without points', { id, ...openRound, method: { type: 'points', points: 0, perOption: 0 } }],
    ['a method that does not exist', { id, ...openRound, method: { type: 'lottery' } }],
    ['a round of no time', { id, ...openRound, minutes: 0 }],
    ['an outcome that does not exist', { id, ...decideOfA, outcome: 'won' }],
    ['a scene that does not exist', { id, type: 'show-scene', scene: { type: 'cat' } }],
  ])('%s', (_, message) => {
    expect(commandSchema.safeParse(message).success).toBe(false)
  })

  test('a ballot whose options would reach into every object', () => {
    const hostile: unknown = JSON.parse('{"id":"c1","type":"cast-ballot","round":"V1","choices":{"__proto__":5}}')
    const read = commandSchema.safeParse(hostile)
    expect(read.success && read.data.type === 'cast-ballot' ? Object.keys(read.data.choices) : []).toEqual([])
  })
})
