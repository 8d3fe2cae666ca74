import { frEveryday } from './fr-everyday.ts'
import { frWorking } from './fr-working.ts'

/** The French words, the reference; written with ordinary spaces and typeset. */
export const fr = { ...frEveryday, ...frWorking }
