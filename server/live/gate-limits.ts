const kilo = 1024
const mega = kilo * kilo

/**
 * How much one update may hold. Far above what people do, even after a day of writing offline; low enough that
 * judging and applying the worst update does not hold up a room.
 */
export const gateLimits = {
  updateBytes: 1 * mega,
  /** What a client brings back after a cut may be longer: it comes once in a connection. */
  answerBytes: 4 * mega,
  documentBytes: 8 * mega,
  structs: 20_000,
  deletions: 50_000,
  /** A merged run of collected words counts as one struct. */
  structLength: 16 * mega,
  /** Yjs draws client ids of 32 bits. */
  client: 2 ** 32 - 1,
  newClients: 16,
  /** How deep a list in a list in a list may go, counted from the root of the document. */
  depth: 40,
  keyLength: 128,
} as const
