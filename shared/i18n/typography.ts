const noBreak = '\u00A0'
const narrowNoBreak = '\u202F'

/** Makes the spaces of a French sentence unbreakable where usage wants it; adds and removes no other sign. */
export function frenchSpaces(text: string): string {
  return text
    .replace(/ (?=[;!?])/g, narrowNoBreak)
    .replace(/ (?=[:%€»])/g, noBreak)
    .replace(/« /g, `«${noBreak}`)
    .replace(/(\d) (?=\d{3}(?!\d))/g, `$1${narrowNoBreak}`)
    .replace(/(\d) (?=h\b)/g, `$1${noBreak}`)
    .replace(/\u00A0h (?=\d)/g, `${noBreak}h${noBreak}`)
}

/** A catalogue, or a part of one: texts, functions that answer a text, and objects of these. */
type Catalogue = { readonly [name: string]: Catalogue | string | ((...given: never[]) => string) }

/** The same catalogue, whose every text comes out with French spaces. */
export function typesetFrench<Texts extends Catalogue>(texts: Texts): Texts {
  return Object.fromEntries(Object.entries(texts).map(([name, text]) => [name, typeset(text)])) as Texts
}

function typeset(text: Catalogue[string]): Catalogue[string] {
  if (typeof text === 'string') return frenchSpaces(text)
  if (typeof text === 'function') return (...given: never[]) => frenchSpaces(text(...given))
  return typesetFrench(text)
}
