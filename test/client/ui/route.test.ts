import { describe, expect, test } from 'vitest'
import { parseRoute, pathOf, type Route } from '../../../client/ui/route.ts'

const routes: readonly (readonly [string, Route])[] = [
  ['/', { page: 'home' }],
  ['/rejoindre', { page: 'join', code: null }],
  ['/rejoindre/482917', { page: 'join', code: '482917' }],
  ['/animer/cahors#s3cret', { page: 'facilitator', workshop: 'cahors', key: 's3cret' }],
  ['/animer/cahors', { page: 'facilitator', workshop: 'cahors', key: null }],
  ['/ecran/cahors#s3cret', { page: 'projector', workshop: 'cahors', key: 's3cret' }],
  ['/courriel/confirmer/w~p~k', { page: 'mail', act: 'confirm', workshop: 'w', path: '/courriel/confirmer/w~p~k' }],
  ['/courriel/arreter/w~p~k', { page: 'mail', act: 'stop', workshop: 'w', path: '/courriel/arreter/w~p~k' }],
  ['/d/cahors', { page: 'workshop', workshop: 'cahors' }],
  ['/d/cahors/diagnostic', { page: 'diagnostic', workshop: 'cahors', domain: null }],
  ['/d/cahors/diagnostic/d1', { page: 'diagnostic', workshop: 'cahors', domain: 'd1' }],
  ['/d/cahors/espace', { page: 'space', workshop: 'cahors', institution: null, domain: null }],
  ['/d/cahors/espace/caf', { page: 'space', workshop: 'cahors', institution: 'caf', domain: null }],
  ['/d/cahors/espace/caf/d1', { page: 'space', workshop: 'cahors', institution: 'caf', domain: 'd1' }],
  ['/d/cahors/plan', { page: 'plan', workshop: 'cahors', action: null }],
  ['/d/cahors/plan/a-1', { page: 'plan', workshop: 'cahors', action: 'a-1' }],
  ['/d/cahors/seance', { page: 'session', workshop: 'cahors' }],
  ['/d/cahors/resultats', { page: 'results', workshop: 'cahors', round: null }],
  ['/d/cahors/resultats/r1', { page: 'results', workshop: 'cahors', round: 'r1' }],
  ['/d/cahors/documents', { page: 'documents', workshop: 'cahors' }],
  ['/d/cahors/depuis', { page: 'catch-up', workshop: 'cahors' }],
  ['/d/cahors/conversations', { page: 'conversations', workshop: 'cahors' }],
  ['/d/cahors/comparer/v1', { page: 'comparison', workshop: 'cahors', from: 'v1', to: null }],
  ['/d/cahors/comparer/v1..v2', { page: 'comparison', workshop: 'cahors', from: 'v1', to: 'v2' }],
  ['/d/cahors/console', { page: 'console', workshop: 'cahors' }],
  ['/accessibilite', { page: 'accessibility' }],
  ['/mentions', { page: 'legal' }],
  ['/donnees', { page: 'privacy' }],
]

describe('an address', () => {
  test.each(routes)('%s is read as its route', (address, route) => {
    expect(parseRoute(address)).toEqual(route)
  })
  test.each(routes)('%s is written from its route', (address, route) => {
    expect(pathOf(route)).toBe(address)
  })
  test.each<[string, Route]>([
    ['/d/cahors/diagnostic/d1#fil-T1', { page: 'diagnostic', workshop: 'cahors', domain: 'd1', thread: 'T1' }],
    [
      '/d/cahors/espace/caf/d1#fil-T1',
      { page: 'space', workshop: 'cahors', institution: 'caf', domain: 'd1', thread: 'T1' },
    ],
    ['/d/cahors/plan/a-1#fil-T1', { page: 'plan', workshop: 'cahors', action: 'a-1', thread: 'T1' }],
  ])('%s leads to a conversation', (address, route) => {
    expect(pathOf(route)).toBe(address)
  })
  test('keeps any sign that an identifier may hold', () => {
    const route: Route = { page: 'plan', workshop: 'été/2024', action: 'a#1?b' }
    expect(parseRoute(pathOf(route))).toEqual(route)
  })
  test('is read without its query and its last slash', () => {
    expect(parseRoute('/rejoindre/482917/?from=mail')).toEqual({ page: 'join', code: '482917' })
    expect(parseRoute('/mentions/')).toEqual({ page: 'legal' })
  })
  test.each([
    '/d',
    '/courriel/confirmer',
    '/courriel/confirmer/w~p~k/x',
    '/courriel/effacer/w~p~k',
    '/d/cahors/rien',
    '/d/cahors/console/x',
    '/d/cahors/plan/a/b',
    '/animer',
    '/ailleurs',
    '/d/%E0%A4%A',
  ])('%s is unknown', (address) => {
    expect(parseRoute(address)).toEqual({ page: 'unknown', path: address })
  })
})
