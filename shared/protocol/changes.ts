import type { Json } from '../canonical.ts'

/** The steps from one view to the next: where, and what stands there now; no value means it is gone. */
export type Change = readonly [path: readonly string[], value?: Json]

/** What changed between two JSON values. Objects are compared field by field, lists and the rest as a whole. */
export function changes(before: Json, after: Json): readonly Change[] {
  const found: Change[] = []
  collect(before, after, [], found)
  return found
}

/** The value after these changes; parts that did not change are the same objects as before. */
export function applyChanges(value: Json, list: readonly Change[]): Json {
  return list.reduce<Json>((current, [path, ...rest]) => applyOne(current, path, rest), value)
}

function collect(before: Json, after: Json, path: readonly string[], found: Change[]): void {
  if (before === after) return
  if (!isObject(before) || !isObject(after)) {
    if (JSON.stringify(before) !== JSON.stringify(after)) found.push([path, after])
    return
  }
  for (const key of Object.keys(before)) {
    if (own(after, key) === undefined && own(before, key) !== undefined) found.push([[...path, key]])
  }
  for (const [key, next] of Object.entries(after)) {
    if (next === undefined) continue
    const last = own(before, key)
    if (last === undefined) found.push([[...path, key], next])
    else collect(last, next, [...path, key], found)
  }
}

function applyOne(value: Json, path: readonly string[], replacement: readonly [] | readonly [Json?]): Json {
  const [key, ...rest] = path
  if (key === undefined) return replacement[0] ?? null
  const object = isObject(value) ? value : {}
  if (rest.length > 0) return { ...object, [key]: applyOne(own(object, key) ?? {}, rest, replacement) }
  if (replacement.length > 0) return { ...object, [key]: replacement[0] ?? null }
  const { [key]: _, ...others } = object
  return others
}

// A key may be a word that every object knows, such as « constructor ».
function own(object: { readonly [key: string]: Json | undefined }, key: string): Json | undefined {
  return Object.hasOwn(object, key) ? object[key] : undefined
}

function isObject(value: Json): value is { readonly [key: string]: Json | undefined } {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
