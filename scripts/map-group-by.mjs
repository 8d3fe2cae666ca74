// Vitest 5 prints failures with Map.groupBy, which Node has from version 21 on: without it, Node 20 would hide them.
// @ts-expect-error Our own code is written for Node 20 and must not know it.
Map.groupBy ??= groupBy

/**
 * @template Item, Key
 * @param {Iterable<Item>} items
 * @param {(item: Item, index: number) => Key} keyOf
 */
function groupBy(items, keyOf) {
  /** @type {Map<Key, Item[]>} */
  const groups = new Map()
  let index = 0
  for (const item of items) {
    const key = keyOf(item, index++)
    const group = groups.get(key)
    if (group) group.push(item)
    else groups.set(key, [item])
  }
  return groups
}
