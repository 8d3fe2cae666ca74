import { Plus } from 'lucide-react'
import { useState } from 'react'
import {
  costNatures,
  costStages,
  setCost,
  type Cost,
  type CostNature,
  type CostStage,
} from '../../shared/documents/action-money.ts'
import { actionsOf } from '../../shared/documents/action.ts'
import { amount } from '../../shared/i18n/amount.ts'
import { moneyOf } from '../../shared/plan/money.ts'
import type { Period } from '../../shared/workshop/workshop.ts'
import { recordIn } from '../link/record-in.ts'
import { Button } from '../ui/button.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { AmountField } from './amount-field.tsx'
import type { Fiche } from './fiche.ts'
import { WrittenField } from './written.tsx'
import styles from './money.module.css'

interface Kind {
  readonly nature: CostNature
  readonly stage: CostStage
}

/** What an action costs, by year: investment and running, planned and spent. */
export function YearBudget({ fiche }: { readonly fiche: Fiche }) {
  const words = useAllWords().actions.budget
  const [isOpen, setOpen] = useState(false)
  const [hasActual, setActual] = useState(false)
  const { action, open, view } = fiche
  const { costs } = action
  if (costs.length === 0 && !(open.mayWrite && isOpen)) {
    if (!open.mayWrite) return null
    return (
      <Button variant="quiet" icon={Plus} onClick={() => setOpen(true)}>
        {words.add}
      </Button>
    )
  }
  const showsActual =
    hasActual || (open.mayWrite && view.phase === 'follow') || costs.some(({ stage }) => stage === 'actual')
  const kinds = costStages
    .filter((stage) => stage === 'planned' || showsActual)
    .flatMap((stage) => costNatures.map((nature) => ({ nature, stage })))
    .filter((kind) => open.mayWrite || costs.some((cost) => isOf(cost, kind)))
  return (
    <WrittenField fiche={fiche} field="costs" title={words.byYear}>
      {(titleId) => (
        <>
          <CostTable fiche={fiche} kinds={kinds} titleId={titleId} />
          {open.mayWrite && !showsActual && (
            <Button variant="quiet" icon={Plus} onClick={() => setActual(true)}>
              {words.addActual}
            </Button>
          )}
        </>
      )}
    </WrittenField>
  )
}

interface CostTableProps {
  readonly fiche: Fiche
  readonly kinds: readonly Kind[]
  readonly titleId: string
}

function CostTable({ fiche, kinds, titleId }: CostTableProps) {
  const words = useAllWords().actions.budget
  const { action, open, view } = fiche
  const columnOf = ({ nature, stage }: Kind) => words.column(words.nature[nature], words.stage[stage])
  const written = action.costs.map(({ year }) => year)
  const years = open.mayWrite ? [...agreementYears(view.workshop.period), ...written] : written
  return (
    <table className={styles['costs']} aria-labelledby={titleId}>
      <thead>
        <tr>
          <th scope="col">{words.year}</th>
          {kinds.map((kind) => (
            <th key={columnOf(kind)} scope="col" className="r">
              {columnOf(kind)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {[...new Set(years)]
          .toSorted((a, b) => a - b)
          .map((year) => (
            <tr key={year}>
              <th scope="row" className="num">
                {year}
              </th>
              {kinds.map((kind) => (
                <td key={columnOf(kind)} className="r num" data-column={columnOf(kind)}>
                  <CostCell fiche={fiche} cost={{ ...kind, year }} column={columnOf(kind)} />
                </td>
              ))}
            </tr>
          ))}
      </tbody>
      <CostTotals fiche={fiche} kinds={kinds} columnOf={columnOf} />
    </table>
  )
}

interface CostCellProps {
  readonly fiche: Fiche
  readonly cost: Omit<Cost, 'cents'>
  readonly column: string
}

function CostCell({ fiche: { action, open }, cost, column }: CostCellProps) {
  const words = useAllWords().actions.budget
  const formats = useFormats()
  const cents = action.costs.find((one) => one.year === cost.year && isOf(one, cost))?.cents ?? null
  if (!open.mayWrite) return cents === null ? null : amount(cents, formats)
  return (
    <AmountField
      label={words.cell(column, cost.year)}
      cents={cents}
      onChange={(now) =>
        open.link.write((doc) => {
          const record = recordIn(actionsOf(doc), action.id)
          if (record) setCost(record, cost, now)
        })
      }
    />
  )
}

interface CostTotalsProps extends Omit<CostTableProps, 'titleId'> {
  readonly columnOf: (kind: Kind) => string
}

function CostTotals({ fiche, kinds, columnOf }: CostTotalsProps) {
  const words = useAllWords().actions.budget
  const formats = useFormats()
  const { byNature } = moneyOf(fiche.action)
  return (
    <tfoot>
      <tr>
        <th scope="row">{words.total}</th>
        {kinds.map((kind) => (
          <td key={columnOf(kind)} className="r num" data-column={columnOf(kind)}>
            {amount(byNature[kind.nature][kind.stage], formats)}
          </td>
        ))}
      </tr>
    </tfoot>
  )
}

function isOf(cost: Kind, { nature, stage }: Kind): boolean {
  return cost.nature === nature && cost.stage === stage
}

const mostYears = 12

function agreementYears({ start, end }: Period): readonly number[] {
  const [first, last] = [Number(start.slice(0, 4)), Number(end.slice(0, 4))]
  return Array.from({ length: Math.min(mostYears, Math.max(0, last - first + 1)) }, (_, index) => first + index)
}
