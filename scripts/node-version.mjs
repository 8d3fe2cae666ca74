/** Stops with a sentence where this Node is too old for the product. Must parse on any Node that knows modules. */
export function demandNode(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number)
  const isKnownGood = (major === 20 && minor >= 19) || (major === 22 && minor >= 12) || major > 22
  if (isKnownGood) return
  console.error(
    `Tour de table needs Node 20.19 or later in version 20, 22.12 or later in version 22, or a newer one; this is Node ${version}.`,
  )
  console.error('Install a current version from https://nodejs.org, or with your system’s packages, and try again.')
  process.exit(1)
}
