import { remember, remembered } from '../ui/remembered.ts'

/** What this browser keeps of a démarche for one person, such as a ballot that is not sent; null where it cannot. */
export function keptHere(workshop: string, name: string): string | null {
  return remembered(`kept ${workshop} ${name}`)
}

/** Keeps something of a démarche in this browser until the person leaves it. */
export function keepHere(workshop: string, name: string, value: string): void {
  remember(`kept ${workshop} ${name}`, value)
}

/** Forgets all that was kept of a démarche: the next person at this computer must not find it. */
export function forgetAll(workshop: string): void {
  try {
    const names = Array.from({ length: localStorage.length }, (_, place) => localStorage.key(place) ?? '')
    for (const name of names) if (name.startsWith(`kept ${workshop} `)) localStorage.removeItem(name)
  } catch {
    return
  }
}
