import { Archive, ArchiveRestore } from 'lucide-react'
import { actionOrigins, actionStatuses } from '../../shared/documents/action.ts'
import { outlineOf } from '../../shared/plan/action-numbers.ts'
import { SharedInput } from '../editor/shared-input.tsx'
import { Writers } from '../editor/writing-frame.tsx'
import { textIn } from '../link/record-in.ts'
import { Button } from '../ui/button.tsx'
import { DomainName } from '../ui/domain.tsx'
import { Ordinals } from '../ui/ordinals.tsx'
import { Select } from '../ui/select.tsx'
import { Tag } from '../ui/tag.tsx'
import { useFormats, useAllWords } from '../ui/words.tsx'
import { plannedCents } from '../../shared/plan/money.ts'
import type { Fiche } from './fiche.ts'
import { priorities } from './priority.ts'
import { setField } from './written.tsx'
import { usePlanWords } from './use-plan-words.ts'
import styles from './fiche.module.css'

/** The top of a fiche: where it stands in the plan, its title, its state, and what the vote said of it. */
export function ActionHead({ fiche }: { readonly fiche: Fiche }) {
  const words = usePlanWords()
  const { action, number, open, record, writers, view } = fiche
  const text = textIn(record, 'title')
  const domains = view.workshop.domains.filter(({ id }) => action.domains.includes(id))
  return (
    <header className={styles['head']}>
      <div>
        <p className={styles['crumb']}>
          {domains.map((domain) => (
            <DomainName key={domain.id} domain={domain} />
          ))}
          <Place fiche={fiche} />
        </p>
        <h1 className={open.mayWrite && text ? 'sr' : undefined}>
          {number} {action.title || words.untitled}
        </h1>
        {open.mayWrite && text && (
          <div className={styles['title']} data-field="title">
            {number && <small>{number}</small>}
            <SharedInput
              text={text}
              undo={open.undo}
              mayWrite
              maxLength={500}
              label={words.titleLabel}
              placeholder={words.untitled}
            />
          </div>
        )}
        {open.mayWrite ? (
          <States fiche={fiche} />
        ) : (
          <p className="row wrap">
            <Tag tone="line">{words.status[action.status]}</Tag>
            <Tag tone="primary">{words.origin[action.origin]}</Tag>
          </p>
        )}
        {action.isArchived && <p className={styles['archived']}>{words.isArchived}</p>}
        <Writers writers={writers} />
      </div>
      <Verdict fiche={fiche} />
    </header>
  )
}

function Place({ fiche: { plan, action } }: { readonly fiche: Fiche }) {
  const words = usePlanWords()
  for (const { axis, number, objectives } of outlineOf(plan).axes) {
    const found = objectives.find(({ objective }) => objective.id === action.objective)
    if (!found) continue
    return (
      <>
        <span>{words.axis(number, axis.title)}</span>
        <span>{words.objective(found.number, found.objective.title)}</span>
      </>
    )
  }
  return <span>{words.unplaced}</span>
}

function States({ fiche }: { readonly fiche: Fiche }) {
  const words = usePlanWords()
  const { action, plan } = fiche
  const objectives = outlineOf(plan).axes.flatMap((axis) => axis.objectives)
  return (
    <div className={styles['states']} data-field="states">
      <Select
        label={words.objectiveLabel}
        placeholder={words.chooseObjective}
        value={action.objective ?? ''}
        options={objectives.map(({ objective, number }) => ({
          value: objective.id,
          label: `${number} ${objective.title || words.untitledObjective}`,
        }))}
        onChange={(value) => setField(fiche, 'objective', value)}
      />
      <Select
        label={words.column.status}
        value={action.status}
        options={actionStatuses.map((value) => ({ value, label: words.status[value] }))}
        onChange={(value) => setField(fiche, 'status', value)}
      />
      <Select
        label={words.originLabel}
        value={action.origin}
        options={actionOrigins.map((value) => ({ value, label: words.origin[value] }))}
        onChange={(value) => setField(fiche, 'origin', value)}
      />
      <Button
        icon={action.isArchived ? ArchiveRestore : Archive}
        onClick={() => setField(fiche, 'isArchived', !action.isArchived)}
      >
        {action.isArchived ? words.restore : words.archive}
      </Button>
    </div>
  )
}

function Verdict({ fiche: { view, action } }: { readonly fiche: Fiche }) {
  const words = usePlanWords()
  const { results } = useAllWords()
  const formats = useFormats()
  const priority = priorities(view).get(action.id)
  const amount = plannedCents(action)
  if (!priority && amount === null) return null
  const { start, end } = view.workshop.period
  return (
    <aside className={styles['verdict']} aria-label={words.verdict}>
      {priority && <p>{priority.outcome ? results.outcomes[priority.outcome] : words.toDecide}</p>}
      <dl className="num">
        {priority && (
          <>
            <dt>{priority.tally.points}</dt>
            <dd>
              <Ordinals text={words.points(priority.tally.points, formats.rank(priority.tally.rank))} />
            </dd>
            <dt>{priority.tally.supporters}</dt>
            <dd>{words.supporters(priority.tally.supporters)}</dd>
          </>
        )}
        {amount !== null && (
          <>
            <dt>{formats.shortMoney(amount / 100)}</dt>
            <dd>{words.during(formats.years(start, end))}</dd>
          </>
        )}
      </dl>
    </aside>
  )
}
