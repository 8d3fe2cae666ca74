import { en } from '../../shared/i18n/en.ts'
import { type Formats, formatsIn } from '../../shared/i18n/formats.ts'
import { planCalled } from '../../shared/i18n/level-names.ts'
import type { Levels } from '../../shared/workshop/preparation.ts'
import { fr } from '../../shared/i18n/fr.ts'
import type { Language, Words } from '../../shared/i18n/words.ts'

/** How a document speaks: its language, its words and its formats. */
export interface Voice {
  readonly language: Language
  readonly words: Words['documents']
  /** Words that the screens say of the same things: a document says no others. */
  readonly findingType: Words['ui']['findingType']
  readonly results: Words['results']
  readonly actions: Words['actions']
  readonly previous: Words['preparing']['previous']
  readonly formats: Formats
  /** A month given as YYYY-MM: « octobre 2020 », « oct. 2020 »; other texts stay as they were typed. */
  readonly month: (text: string, length: 'long' | 'short') => string
  /** Euros typed as figures: « 420 000 € »; other texts stay as they were typed. */
  readonly budget: (text: string) => string
}

const catalogues: Readonly<Record<Language, Words>> = { fr, en }

/** The voice of a language, that calls the levels of the plan by these names. */
export function voiceIn(language: Language, levels: Levels): Voice {
  const formats = formatsIn(language)
  const { documents, ui, results, actions, preparing } = catalogues[language]
  return {
    language,
    words: { ...documents, plan: planCalled(documents.plan, levels) },
    findingType: ui.findingType,
    results,
    actions,
    previous: preparing.previous,
    formats,
    month: (text, length) => (isMonth(text.trim()) ? monthText(text.trim(), language, length) : text.trim()),
    budget: (text) => {
      const figures = text.replace(/[\s\u00A0\u202F€]/g, '').replace(',', '.')
      return /^\d{1,12}(\.\d+)?$/.test(figures) ? formats.money(Number(figures)) : text.trim()
    },
  }
}

function isMonth(text: string): boolean {
  return /^\d{4}-(0[1-9]|1[0-2])$/.test(text)
}

function monthText(text: string, language: Language, month: 'long' | 'short'): string {
  const locale = language === 'fr' ? 'fr-FR' : 'en-GB'
  const format = new Intl.DateTimeFormat(locale, { month, year: 'numeric', timeZone: 'UTC' })
  return format.format(Date.parse(text)).replace(/ (?=\d{4}$)/, '\u00A0')
}
