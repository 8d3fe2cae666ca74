const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'

/** A new id, 26 signs that nobody else will draw. Works without a secure context, unlike `crypto.randomUUID`. */
export function freshId<Kind extends string>(): Kind {
  const bytes = crypto.getRandomValues(new Uint8Array(26))
  return [...bytes].map((byte) => signs[byte % signs.length]).join('') as Kind
}
