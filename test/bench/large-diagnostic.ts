import { findingTypes, type Finding } from '../../shared/documents/finding.ts'
import type { CommentId, DomainId, EvidenceId, FindingId, InstitutionId, ThreadId } from '../../shared/id.ts'
import { dice } from '../support/random.ts'

// How much a long agreement comes to.
const volume = {
  institutions: 60,
  findings: 300,
  threads: 500,
  commentsEach: 3,
  fewestWords: 40,
  mostWords: 600,
}

const seed = 20_261_126
const startedAt = Date.UTC(2025, 4, 12)
const dayMs = 24 * 3600 * 1000
const words =
  'les familles des communes rurales disent que places accueil horaires mobilité parents jeunes logement centre social ' +
  'manquent existent service public territoire partenaires caisse département rencontre enfants école vacances ressource ' +
  'besoin soir transport loyer quartier association bénévoles médiateur numérique droits proximité santé'
const vocabulary = words.split(' ') as [string, ...string[]]
const chance = dice(seed)

/**
 * A démarche as its export writes it: the same at each call, 18 months of 60 institutions in the phase in which all
 * write.
 */
export function largeDiagnostic(): unknown {
  const institutions = numbered(volume.institutions, (number) => ({
    id: `institution-${number}`,
    name: `Institution ${number}`,
    short: `I${number}`,
    role: number < 10 ? 'signatory' : 'contributor',
  }))
  return {
    format: 'tour-de-table',
    version: 1,
    workshop: { title: 'Banc du diagnostic', phase: 'share', institutions, threads: threads() },
    documents: {
      diagnostic: { findings: numbered(volume.findings, finding) },
      plan: { axes: [], objectives: [], actions: [] },
    },
  }
}

/** The title of a finding, by its number from 0. */
export function titleOf(number: number): string {
  return `Constat ${number + 1} du banc`
}

function finding(number: number): Finding {
  return {
    id: `finding-${number}` as FindingId,
    domain: `D${(number % 7) + 1}` as DomainId,
    type: findingTypes[number % findingTypes.length] ?? 'need',
    title: titleOf(number),
    body: {
      type: 'doc',
      content: paragraphs(volume.fewestWords + chance.below(volume.mostWords - volume.fewestWords)),
    },
    evidence: numbered(1 + chance.below(3), (one) => ({
      id: `evidence-${number}-${one}` as EvidenceId,
      label: sentence(6),
      value: String(10 + chance.below(9000)),
      unit: chance.pick(['places', 'enfants', '%', 'familles']),
      year: String(2020 + chance.below(6)),
      source: chance.once(4) ? '' : 'CAF',
    })),
    origins: numbered(1 + chance.below(4), () => `institution-${chance.below(volume.institutions)}` as InstitutionId),
    territory: chance.once(3) ? '' : 'Ensemble du territoire',
    isArchived: false,
  }
}

function threads(): Record<ThreadId, unknown> {
  const all = numbered(volume.threads, (number) => ({
    id: `thread-${number}` as ThreadId,
    document: 'diagnostic',
    subject: `finding-${number % volume.findings}`,
    anchor: { on: 'whole', words: '' },
    comments: numbered(volume.commentsEach, (one) => ({
      id: `comment-${number}-${one}` as CommentId,
      by: { kind: 'signature', text: `Partenaire ${chance.below(200)}` },
      at: startedAt + (number + one) * dayMs,
      text: sentence(10 + chance.below(40)),
    })),
    resolved: null,
  }))
  return Object.fromEntries(all.map((thread) => [thread.id, thread]))
}

function paragraphs(count: number): Finding['body']['content'] {
  const lengths = numbered(Math.ceil(count / 80), (index) => Math.min(80, count - index * 80))
  return lengths.map((length) => ({ type: 'paragraph', content: [{ type: 'text', text: sentence(length) }] }))
}

function sentence(length: number): string {
  return numbered(length, () => chance.pick(vocabulary)).join(' ')
}

function numbered<One>(count: number, one: (number: number) => One): One[] {
  return Array.from({ length: count }, (_, number) => one(number))
}
