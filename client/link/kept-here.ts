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

/** Forgets all that was kept of a démarche: the next person at this computer must not find it. */
export function forgetAll(workshop: string): void {
  try {
    for (const storage of [localStorage, sessionStorage]) forgetIn(storage, keptName(workshop, ''))
  } catch {
    return
  }
}

function forgetIn(storage: Storage, start: string): void {
  const names = Array.from({ length: storage.length }, (_, place) => storage.key(place) ?? '')
  for (const name of names) if (name.startsWith(start)) storage.removeItem(name)
}
