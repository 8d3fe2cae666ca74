import type { Sums } from './table-sum.ts'

/** What a database holds, for people. */
export function inWords(sums: Sums): string {
  const counts = [
    `${sums.workshops.rows} démarches`,
    `${sums.facts.rows} facts`,
    `${sums.documents.rows} documents with ${sums.doc_updates.rows} updates`,
    `${sums.doc_versions.rows} named versions`,
    `${sums.roll.rows} ballots in open boxes`,
    `${sums.sessions.rows} sessions`,
  ]
  return counts.join(', ')
}

const kilo = 1024

export function sizeOf(bytes: number): string {
  if (bytes < kilo * kilo) return `${Math.ceil(bytes / kilo)} kB`
  return `${(bytes / kilo / kilo).toFixed(1)} MB`
}
