import { actionTexts, type Action, type ActionPlan, type ActionText } from '../documents/action.ts'
import { stepsByDate } from '../documents/action-steps.ts'
import { readingsByMonth, type Indicator } from '../documents/action-indicators.ts'
import { lineLists, type LineList } from '../documents/action-lines.ts'
import {
  costNatures,
  costStages,
  fundingStatuses,
  type CostNature,
  type CostStage,
  type FundingStatus,
} from '../documents/action-money.ts'
import type { Diagnostic, Evidence, Finding } from '../documents/finding.ts'
import { plainText } from '../documents/rich-text.ts'
import type { Stake } from '../documents/stake.ts'
import type { InstitutionId } from '../id.ts'
import { typedAmount } from './money.ts'

/** What a field of a finding, a stake or an action is about. */
export type ChangedField =
  | ActionText
  | 'body'
  | 'sentence'
  | 'evidence'
  | 'description'
  | 'roles'
  | 'steps'
  | 'indicators'
  | LineList
  | `${CostNature}-${CostStage}`
  | `funding-${FundingStatus}`

/** The words of one field, before and now. */
export interface FieldChange {
  readonly field: ChangedField
  readonly before: string
  readonly now: string
}

/** A finding, a stake or an action that came, went to the archives, came back from them, or says something else. */
export interface RecordChange {
  readonly kind: 'finding' | 'stake' | 'action'
  readonly id: string
  readonly title: string
  readonly change: 'added' | 'archived' | 'restored' | 'reworded'
  /** Of what was added, all its words; nothing of what was archived. */
  readonly fields: readonly FieldChange[]
}

/** What changed in the words of the diagnostic, in its order: findings, then stakes. */
export function diagnosticChanges(before: Diagnostic, now: Diagnostic): readonly RecordChange[] {
  return [
    ...changesOf('finding', [before.findings, now.findings], findingTexts),
    ...changesOf('stake', [before.stakes, now.stakes], stakeTexts),
  ]
}

/** What changed in the words of the plan's actions, in their order; `nameOf` says what an institution is called. */
export function planChanges(before: ActionPlan, now: ActionPlan, nameOf: NameOf): readonly RecordChange[] {
  return changesOf('action', [before.actions, now.actions], (action) => actionWords(action, nameOf))
}

type NameOf = (institution: InstitutionId) => string

interface Archivable {
  readonly id: string
  readonly title: string
  readonly isArchived: boolean
}

type Texts = Readonly<Partial<Record<ChangedField, string>>>

function changesOf<One extends Archivable>(
  kind: RecordChange['kind'],
  [before, now]: readonly [readonly One[], readonly One[]],
  textsOf: (record: One) => Texts,
): readonly RecordChange[] {
  const known = new Map(before.map((record) => [record.id, record]))
  const found = now.flatMap((record): readonly RecordChange[] => {
    const old = known.get(record.id)
    const change = changeOf(old, record)
    if (!change) return []
    const { id, title } = record
    const fields =
      change === 'archived' ? [] : fieldChanges(old && change === 'reworded' ? textsOf(old) : {}, textsOf(record))
    return fields.length === 0 && change === 'reworded' ? [] : [{ kind, id, title, change, fields }]
  })
  const left = new Set<string>(now.map(({ id }) => id))
  const gone = before.filter(({ id, isArchived }) => !left.has(id) && !isArchived)
  return [...found, ...gone.map(({ id, title }) => ({ kind, id, title, change: 'archived', fields: [] }) as const)]
}

function changeOf(old: Archivable | undefined, now: Archivable): RecordChange['change'] | null {
  const [wasThere, isThere] = [old !== undefined && !old.isArchived, !now.isArchived]
  if (wasThere) return isThere ? 'reworded' : 'archived'
  if (!isThere) return null
  return old ? 'restored' : 'added'
}

function fieldChanges(before: Texts, now: Texts): readonly FieldChange[] {
  const fields = Object.keys({ ...now, ...before }) as readonly ChangedField[]
  return fields
    .map((field) => ({ field, before: before[field] ?? '', now: now[field] ?? '' }))
    .filter((change) => change.before !== change.now)
}

function findingTexts({ title, body, evidence, territory }: Finding): Texts {
  return { title, body: plainText(body), evidence: evidence.map(evidenceLine).join('\n'), territory }
}

function evidenceLine({ label, value, unit, year, source }: Evidence): string {
  const figure = [value, unit].filter(Boolean).join(' ')
  return [[label, figure].filter(Boolean).join(' : '), year, source].filter(Boolean).join(', ')
}

function stakeTexts({ title, sentence }: Stake): Texts {
  return { title, sentence }
}

function actionWords(action: Action, nameOf: NameOf): Texts {
  const texts = Object.fromEntries(actionTexts.map((field) => [field, action[field]]))
  const lines = lineLists.map((list) => [list, action[list].map(({ text }) => text).join('\n')])
  return {
    ...texts,
    description: plainText(action.description),
    ...Object.fromEntries(lines),
    roles: action.roles.map(({ institution, role }) => `${nameOf(institution)} : ${role}`).join('\n'),
    steps: stepsByDate(action.steps)
      .map(({ due, label, isDone }) => [due, label, isDone ? '✓' : ''].filter(Boolean).join(' '))
      .join('\n'),
    indicators: action.indicators.map(indicatorLine).join('\n'),
    ...costWords(action),
    ...fundingWords(action, nameOf),
  }
}

function indicatorLine({ label, baseline, target, unit, source, readings }: Indicator): string {
  const read = readingsByMonth(readings).map(({ month, value }) => `${month} ${value}`.trim())
  return [label, `${baseline} → ${target}`, unit, source, ...read].filter(Boolean).join(', ')
}

function costWords({ costs }: Action): Texts {
  return Object.fromEntries(
    costNatures.flatMap((nature) =>
      costStages.map((stage) => [
        `${nature}-${stage}`,
        costs
          .filter((cost) => cost.nature === nature && cost.stage === stage)
          .map(({ year, cents }) => `${year} : ${typedAmount(cents)}`)
          .join('\n'),
      ]),
    ),
  )
}

function fundingWords({ funding }: Action, nameOf: NameOf): Texts {
  return Object.fromEntries(
    fundingStatuses.map((status) => [
      `funding-${status}`,
      funding
        .filter((one) => one.status === status)
        .map(({ institution, name, cents }) => `${institution ? nameOf(institution) : name} : ${typedAmount(cents)}`)
        .join('\n'),
    ]),
  )
}
