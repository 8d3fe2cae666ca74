import { remember, remembered } from '../ui/remembered.ts'

/** What this browser keeps of a démarche for one person, such as a ballot that is not sent; null where it cannot. */
export function keptHere(workshop: string, name: string): string | null {
  return remembered(keptName(workshop, name))
}

/** Keeps something of a démarche in this browser until the person leaves it. */
export function keepHere(workshop: string, name: string, value: string): void {
  remember(keptName(workshop, name), value)
}

/** The name under which something of a démarche is stored, so that leaving finds it. */
export function keptName(workshop: string, name: string): string {
  return `kept ${workshop} ${name}`
}

/** The name of the database in which the documents of a démarche are kept. */
export function documentsKept(workshop: string): string {
  return keptName(workshop, 'documents')
}

/** Forgets all that was kept of a démarche: the next person at this computer must not find it. */
export function forgetAll(workshop: string): void {
  const start = keptName(workshop, '')
  forgetWhere(() => forgetIn(localStorage, start))
  forgetWhere(() => forgetIn(sessionStorage, start))
  forgetWhere(() => indexedDB.deleteDatabase(documentsKept(workshop)))
}

// A browser that refuses one kind of storage has kept nothing in it, and may have in another.
function forgetWhere(forget: () => unknown): void {
  try {
    forget()
  } catch {
    return
  }
}

function forgetIn(storage: Storage, start: string): void {
  const names = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '')
  for (const name of names) if (name.startsWith(start)) storage.removeItem(name)
}
