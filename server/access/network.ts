/**
 * What limits count together: an IPv4 address, or the network of an IPv6 one (its first 64 bits, RFC 6177), in which
 * one machine may take as many addresses as it likes.
 */
export function networkOf(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(address)
  if (mapped?.[1]) return mapped[1]
  if (!address.includes(':')) return address
  const [front = '', back = ''] = address.toLowerCase().split('::')
  const [first, last] = [groupsOf(front), groupsOf(back)]
  const zeros = address.includes('::')
    ? Array.from({ length: Math.max(0, 8 - first.length - last.length) }, () => '0')
    : []
  return `${[...first, ...zeros, ...last].slice(0, 4).join(':')}::/64`
}

function groupsOf(part: string): readonly string[] {
  return part === '' ? [] : part.split(':').map((group) => group.replace(/^0+(?=.)/, ''))
}

/** Where a request came from: the other end of the connection, and what a proxy says of who is behind it. */
export interface Peer {
  readonly address: string | undefined
  readonly forwarded: string | undefined
}

/** The network that a request comes from; behind a declared proxy, the one that it saw. */
export function networkOfPeer({ address, forwarded }: Peer, isBehindProxy: boolean): string {
  const seen = isBehindProxy ? forwarded?.split(',').at(-1)?.trim() : undefined
  return networkOf(seen || (address ?? 'unknown'))
}

/** Whether the other end is this very machine, with no proxy in between that speaks for others. */
export function isThisMachine({ address, forwarded }: Peer): boolean {
  return forwarded === undefined && address !== undefined && /^(::ffff:)?127\.|^::1$/i.test(address)
}
