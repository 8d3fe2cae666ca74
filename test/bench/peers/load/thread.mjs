import { register } from 'tsx/esm/api'

// A thread does not inherit tsx from its parent: each asks for it, before the first line of TypeScript.
register()
await import('./thread.ts')
