import { formatsIn } from '../../shared/i18n/formats.ts'
import type { Language } from '../../shared/i18n/words.ts'
import type { Result } from '../../shared/result.ts'
import type { Figure } from '../../shared/workshop/workshop.ts'
import { freshId } from '../link/fresh-id.ts'

/** A figure as it is typed; `key` tells the rows apart while they move. */
export interface TypedFigure {
  readonly key: string
  readonly label: string
  readonly value: string
  readonly unit: string
  readonly year: string
  readonly source: string
}

/** The saved figures, to be typed over. */
export function typedFigures(figures: readonly Figure[], language: Language): readonly TypedFigure[] {
  return figures.map((figure, place) => ({ ...typedFigure(figure, language), key: String(place) }))
}

function typedFigure(figure: Figure, language: Language): Omit<TypedFigure, 'key'> {
  const { label, value, unit, year, source } = figure
  return {
    label,
    value: formatsIn(language).number(value),
    unit,
    year: year === null ? '' : String(year),
    source,
  }
}

/** A row to fill in. */
export function emptyFigure(): TypedFigure {
  return { key: freshId(), label: '', value: '', unit: '', year: '', source: '' }
}

/** The figure that was typed, or the part of it that cannot be read. */
export function figureOf(typed: TypedFigure): Result<Figure, 'label' | 'value' | 'year'> {
  const { label, unit, source } = typed
  if (label.trim() === '') return { ok: false, refusal: 'label' }
  const value = numberOf(typed.value)
  if (value === null) return { ok: false, refusal: 'value' }
  const year = typed.year.trim()
  if (year !== '' && !/^[1-9]\d{3}$/.test(year)) return { ok: false, refusal: 'year' }
  return { ok: true, value: { label: label.trim(), value, unit, year: year === '' ? null : Number(year), source } }
}

// As people write it, « 41 607 » or « 12,5 » or « 41,607.5 »; null for anything else.
function numberOf(typed: string): number | null {
  const bare = typed.replace(/[\s\u00A0\u202F]/g, '')
  const isGrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)
  const plain = isGrouped ? bare.replaceAll(',', '') : bare.replace(',', '.')
  return /^-?\d+(\.\d+)?$/.test(plain) ? Number(plain) : null
}
