import { archiveSchema, type Archive } from '../../shared/plan/archive.ts'
import grandCahors from './grand-cahors.json' with { type: 'json' }

/** The agreement of Grand Cahors as an export: what a first start shows. What no source says is marked « fictif ». */
export function demonstration(): Archive {
  return archiveSchema.parse(grandCahors)
}
