/** Whether an address leads only from this computer to itself: a phone that scans it finds nothing. */
export function isThisComputerOnly(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { hostname } = new URL(address)
  return (
    hostname === 'localhost' || hostname.endsWith('.localhost') || hostname === '[::1]' || hostname.startsWith('127.')
  )
}
