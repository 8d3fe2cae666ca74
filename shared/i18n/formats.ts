import type { Language } from './words.ts'
import { frenchSpaces } from './typography.ts'

/** Dates, times and figures in one language and time zone; instants (`at`) are milliseconds since 1970. */
export interface Formats {
  /** « 14 h 32 », "14:32". */
  readonly time: (at: number) => string
  /** « lundi 7 octobre ». */
  readonly day: (at: number) => string
  /** « 7 octobre 2024 ». */
  readonly date: (at: number) => string
  /** « lundi 7 octobre, 14 h 32 ». */
  readonly dayAndTime: (at: number) => string
  /** A day given as YYYY-MM-DD: « 1er janvier 2020 ». */
  readonly calendarDay: (day: string) => string
  /** From one YYYY-MM-DD to another, in years: « 2020 – 2023 ». */
  readonly years: (start: string, end: string) => string
  /** « 41 607 », with at most `digits` decimals (2 unless told). */
  readonly number: (value: number, digits?: number) => string
  /** A part of one: 0.385 gives « 39 % ». */
  readonly percent: (part: number, digits?: number) => string
  /** Whole euros: « 1 710 000 € ». */
  readonly money: (euros: number) => string
  /** « 1,71 M€ », « 210 k€ »; below ten thousand, as `money`. */
  readonly shortMoney: (euros: number) => string
  /** « 1er », « 2e », "1st", "2nd". */
  readonly rank: (place: number) => string
  /** « A, B et C ». */
  readonly list: (names: readonly string[]) => string
  /** A number and its noun, in the right number: « 3 constats ». */
  readonly count: (value: number, one: string, other: string) => string
}

const locales: Readonly<Record<Language, string>> = { fr: 'fr-FR', en: 'en-GB' }

// Making one of Intl's formats takes a thousand times as long as using it.
const cardinals = keptBy((language: Language) => new Intl.PluralRules(locales[language]))
const ordinals = kept(() => new Intl.PluralRules('en-GB', { type: 'ordinal' }))

/** The formats of a language; a time zone is always passed on, so that servers and screens say the same hour. */
export function formatsIn(language: Language, timeZone = 'Europe/Paris'): Formats {
  const locale = locales[language]
  const inFrench = language === 'fr'
  const set = inFrench ? frenchNumber : (text: string) => text
  const dates = (zone: string, options: Intl.DateTimeFormatOptions) => {
    const format = kept(() => new Intl.DateTimeFormat(locale, { ...options, timeZone: zone }))
    return (at: number) => dateText(format().formatToParts(at), language)
  }
  const numbers = (options: Intl.NumberFormatOptions) => {
    const format = keptBy(
      (digits: number) => new Intl.NumberFormat(locale, { ...options, maximumFractionDigits: digits }),
    )
    return (value: number, digits: number) => set(format(digits).format(value))
  }
  const decimals = numbers({})
  const percents = numbers({ style: 'percent' })
  const euros = numbers({ style: 'currency', currency: 'EUR' })
  const clock = kept(() => new Intl.DateTimeFormat('en-GB', { hour: '2-digit', minute: '2-digit', timeZone }))
  const lists = kept(() => new Intl.ListFormat(locale, { type: 'conjunction' }))
  const number = (value: number, digits = 2) => decimals(value, digits)
  const time = (at: number) => timeText(clock().format(at), language)
  const day = dates(timeZone, { weekday: 'long', day: 'numeric', month: 'long' })
  const calendarDay = dates('UTC', { day: 'numeric', month: 'long', year: 'numeric' })
  const money = (value: number) => euros(value, 0)
  return {
    time,
    day,
    date: dates(timeZone, { day: 'numeric', month: 'long', year: 'numeric' }),
    dayAndTime: (at) => `${day(at)}, ${time(at)}`,
    calendarDay: (text) => calendarDay(Date.parse(text)),
    years: (start, end) => yearsText(start.slice(0, 4), end.slice(0, 4)),
    number,
    percent: (part, digits = 0) => percents(part, digits),
    money,
    shortMoney: (value) => shortMoney(value, { inFrench, number, money }),
    rank: (place) => `${number(place)}${ordinalSuffix(place, language)}`,
    list: (names) => lists().format(names),
    count: (value, one, other) => `${number(value)}\u00A0${plural(language, value, one, other)}`,
  }
}

/** The noun in the right number: in French 0 and 1 are singular, in English 1 alone. */
export function plural(language: Language, value: number, one: string, other: string): string {
  return cardinals(language).select(value) === 'one' ? one : other
}

/** What follows the figures of a rank: « er » or « e » in French (a superscript where the page allows), st, nd, rd, th. */
export function ordinalSuffix(place: number, language: Language): string {
  if (language === 'fr') return place === 1 ? 'er' : 'e'
  const suffixes: Readonly<Record<string, string>> = { one: 'st', two: 'nd', few: 'rd' }
  return suffixes[ordinals().select(place)] ?? 'th'
}

function timeText(text: string, language: Language): string {
  return language === 'fr' ? text.replace(/^0/, '').replace(':', '\u00A0h\u00A0') : text
}

// Intl writes « 1 octobre », French writes « 1er octobre ».
function dateText(parts: readonly Intl.DateTimeFormatPart[], language: Language): string {
  return parts
    .map((part) => (language === 'fr' && part.type === 'day' && part.value === '1' ? '1er' : part.value))
    .join('')
    .replace(/^(\w+), (?=\d)/, '$1 ')
}

function yearsText(first: string, last: string): string {
  return first === last ? first : `${first}\u00A0–\u00A0${last}`
}

// Intl puts a narrow space before % and a wide one or none elsewhere, depending on its version.
function frenchNumber(text: string): string {
  return frenchSpaces(text.replace(/[\u00A0\u202F ](?=[%€])/g, ' ').replace(/(\d)[\u00A0 ](?=\d)/g, '$1\u202F'))
}

interface MoneyWords {
  readonly inFrench: boolean
  readonly number: Formats['number']
  readonly money: Formats['money']
}

function shortMoney(euros: number, { inFrench, number, money }: MoneyWords): string {
  if (Math.abs(euros) < 10_000) return money(euros)
  const [value, letter, digits] =
    Math.abs(euros) >= 999_500 ? ([euros / 1_000_000, 'M', 2] as const) : ([euros / 1000, 'k', 0] as const)
  return inFrench ? `${number(value, digits)}\u00A0${letter}€` : `€${number(value, digits)}${letter}`
}

function kept<Made>(make: () => Made): () => Made {
  const makeBy = keptBy(make)
  return () => makeBy('')
}

function keptBy<Key, Made>(make: (key: Key) => Made): (key: Key) => Made {
  const made = new Map<Key, Made>()
  return (key) => {
    const one = made.get(key) ?? make(key)
    made.set(key, one)
    return one
  }
}
