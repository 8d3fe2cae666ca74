import type { MailFrequency } from '../../shared/protocol/mail.ts'

// The agreements that this is made for are French: seven o’clock is seven there, summer and winter.
const hour = 7
const monday = 1
const there = new Intl.DateTimeFormat('en-GB', {
  timeZone: 'Europe/Paris',
  year: 'numeric',
  month: 'numeric',
  day: 'numeric',
  hour: 'numeric',
  hourCycle: 'h23',
})

/** When the next digest is due after a moment: each day, or each Monday, at seven in France; null for never. */
export function nextDigestAt(frequency: MailFrequency, now: number): number | null {
  if (frequency === 'never') return null
  const { year, month, day } = partsOf(now)
  for (let ahead = 0; ; ahead++) {
    const date = Date.UTC(year, month - 1, day + ahead)
    const at = sevenOn(date)
    if (at > now && (frequency === 'daily' || new Date(date).getUTCDay() === monday)) return at
  }
}

// Clocks change at night: at six in UTC it is seven or eight there, the whole morning long.
function sevenOn(date: number): number {
  const six = date + 6 * 3_600_000
  return six - (partsOf(six).hour - hour) * 3_600_000
}

function partsOf(at: number) {
  const parts = there.formatToParts(at)
  const numberOf = (type: string) => Number(parts.find((part) => part.type === type)?.value)
  return { year: numberOf('year'), month: numberOf('month'), day: numberOf('day'), hour: numberOf('hour') }
}
