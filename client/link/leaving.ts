type Listener = (workshop: string) => void

const listeners = new Set<Listener>()

/** Hears that this browser has left a démarche; pages without documents need not load them to close them. */
export function whenLeft(listener: Listener): void {
  listeners.add(listener)
}

/** Says that this browser has left a démarche. */
export function sayLeft(workshop: string): void {
  for (const listener of listeners) listener(workshop)
}
