/** Opens something once; one that failed, or is not there, is forgotten, so that the next one who asks tries again. */
export function remembered<Key, Value>(
  map: Map<Key, Promise<Value>>,
  key: Key,
  open: () => Promise<Value>,
): Promise<Value> {
  const known = map.get(key)
  if (known) return known
  const opening = open()
  map.set(key, opening)
  opening.then(
    (value) => value === null && map.delete(key),
    () => map.delete(key),
  )
  return opening
}
