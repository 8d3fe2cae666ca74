import { enEveryday } from './en-everyday.ts'
import { enWorking } from './en-working.ts'
import type { Words } from './words.ts'

/** The English words. */
export const en: Words = { ...enEveryday, ...enWorking }
