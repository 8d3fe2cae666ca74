import type { Formats } from '../../shared/i18n/formats.ts'
import { isMonth } from '../../shared/documents/action-steps.ts'

/** A month given as YYYY-MM: « septembre 2021 »; other texts stay as they were typed. */
export function monthText(month: string, formats: Formats): string {
  return isMonth(month) ? formats.calendarDay(`${month}-01`).replace(/^\S+ /, '') : month
}
