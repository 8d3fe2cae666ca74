// What XML 1.0 cannot carry (https://www.w3.org/TR/xml/#charsets), lone halves of pairs included.
// What XML 1.0 cannot carry (https://www.w3.org/TR/xml/#charsets): controls, and halves of pairs without the other.
const forbidden = /(?![\n\t])[\p{Cc}\p{Cs}\uFFFE\uFFFF]/gu

/** Text without the signs that no document can hold. */
export function cleanText(text: string): string {
  return text.replace(/\r\n?/g, '\n').replace(forbidden, '')
}

/** A web or mail address that a document may link to; null for anything else, such as `javascript:`. */
export function safeLink(address: string | undefined): string | null {
  if (!address) return null
  const clean = cleanText(address).trim()
  return /^(https?:\/\/|mailto:)[^\s"<>]+$/i.test(clean) && URL.canParse(clean) ? new URL(clean).href : null
}
