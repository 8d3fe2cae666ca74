import { describe, expect, test } from 'vitest'
import { formatsIn, plural } from '../../../shared/i18n/formats.ts'

const nb = '\u00A0'
const narrow = '\u202F'
const french = formatsIn('fr')
const english = formatsIn('en')
const november = Date.UTC(2024, 10, 21, 13, 32)
const october = Date.UTC(2024, 9, 1, 7, 5)

describe('French formats', () => {
  test('write an hour with unbreakable spaces, in Paris', () => {
    expect(french.time(november)).toBe(`14${nb}h${nb}32`)
    expect(french.time(october)).toBe(`9${nb}h${nb}05`)
  })
  test('follow the time zone that they are given', () => {
    expect(formatsIn('fr', 'America/Cayenne').time(november)).toBe(`10${nb}h${nb}32`)
  })
  test('write the first of a month as 1er', () => {
    expect(french.day(october)).toBe('mardi 1er octobre')
    expect(french.date(october)).toBe('1er octobre 2024')
    expect(french.date(november)).toBe('21 novembre 2024')
  })
  test('write a calendar day whatever the time zone', () => {
    expect(formatsIn('fr', 'America/Cayenne').calendarDay('2020-01-01')).toBe('1er janvier 2020')
  })
  test('write a period in years with an en dash', () => {
    expect(french.years('2020-01-01', '2023-12-31')).toBe(`2020${nb}–${nb}2023`)
    expect(french.years('2020-01-01', '2020-12-31')).toBe('2020')
  })
  test('group thousands with narrow spaces', () => {
    expect(french.number(41607)).toBe(`41${narrow}607`)
    expect(french.number(38.456)).toBe('38,46')
  })
  test('put an unbreakable space before a unit', () => {
    expect(french.percent(0.385)).toBe(`39${nb}%`)
    expect(french.money(1_710_000)).toBe(`1${narrow}710${narrow}000${nb}€`)
  })
  test('shorten large sums', () => {
    expect(french.shortMoney(1_710_000)).toBe(`1,71${nb}M€`)
    expect(french.shortMoney(210_000)).toBe(`210${nb}k€`)
    expect(french.shortMoney(999_600)).toBe(`1${nb}M€`)
    expect(french.shortMoney(9_500)).toBe(`9${narrow}500${nb}€`)
  })
  test('write ranks, lists and counts', () => {
    expect([1, 2, 21].map(french.rank)).toEqual(['1er', '2e', '21e'])
    expect(french.list(['Cahors', 'Pradines', 'Mercuès'])).toBe('Cahors, Pradines et Mercuès')
    expect(french.count(0, 'constat', 'constats')).toBe(`0${nb}constat`)
    expect(french.count(3, 'constat', 'constats')).toBe(`3${nb}constats`)
  })
})

describe('English formats', () => {
  test('write hours, days and sums the British way', () => {
    expect(english.time(november)).toBe('14:32')
    expect(english.day(november)).toBe('Thursday 21 November')
    expect(english.dayAndTime(november)).toBe('Thursday 21 November, 14:32')
    expect(english.money(1_710_000)).toBe('€1,710,000')
    expect(english.shortMoney(1_710_000)).toBe('€1.71M')
  })
  test('write ranks, lists and counts', () => {
    expect([1, 2, 3, 4, 11, 22].map(english.rank)).toEqual(['1st', '2nd', '3rd', '4th', '11th', '22nd'])
    expect(english.list(['Cahors', 'Pradines', 'Mercuès'])).toBe('Cahors, Pradines and Mercuès')
    expect(plural('en', 0, 'finding', 'findings')).toBe('findings')
  })
})
