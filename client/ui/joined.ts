/** Class names in one attribute, without the absent ones. */
export function joined(...names: readonly (string | false | null | undefined)[]): string {
  return names.filter(Boolean).join(' ')
}
