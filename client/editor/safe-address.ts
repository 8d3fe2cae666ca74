/** Whether a link may be followed: web, mail and telephone addresses; never a script. */
export function isSafeAddress(address: string | null | undefined): boolean {
  return /^(https?:\/\/|mailto:|tel:)\S+$/i.test(address ?? '')
}

/** What a person typed as a web address, completed where it has no beginning; null when it can be no link. */
export function addressFrom(typed: string): string | null {
  const text = typed.trim()
  if (isSafeAddress(text)) return text
  if (/^[^\s@:/]+@[^\s@]+\.[^\s@]+$/.test(text)) return `mailto:${text}`
  return /^[^\s:/]+\.[^\s:]{2,}\S*$/.test(text) ? `https://${text}` : null
}
