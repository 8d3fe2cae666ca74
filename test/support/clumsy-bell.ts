import type { Bell } from '../../server/bell/bell.ts'
import type { Dice } from './random.ts'

/** A bell that can be made to ring as it should. */
export interface ClumsyBell extends Bell {
  mend(): void
}

/** A bell that loses rings, rings late and out of order, and rings twice, as the dice fall. */
export function clumsyBell(bell: Bell, rolled: Dice): ClumsyBell {
  const late: (() => void)[] = []
  let isClumsy = true
  return {
    mend: () => {
      isClumsy = false
    },
    ring: (topic, message) => {
      const ring = () => bell.ring(topic, message)
      if (!isClumsy) return ring()
      const luck = rolled.below(6)
      if (luck === 1) late.push(ring)
      if (luck >= 2) ring()
      if (luck === 5) ring()
      if (late.length > 0 && rolled.once(3)) late.splice(rolled.below(late.length), 1)[0]?.()
    },
    listen: (topic, hear) => bell.listen(topic, hear),
    onGap: (listener) => bell.onGap(listener),
    get isRinging() {
      return bell.isRinging
    },
    close: () => bell.close(),
  }
}
