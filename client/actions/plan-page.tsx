import { Plus } from 'lucide-react'
import { useMemo, type ReactNode } from 'react'
import { addAction, addAxis } from '../../shared/documents/action.ts'
import type { ActionId, AxisId, ObjectiveId } from '../../shared/id.ts'
import { outlineOf } from '../../shared/plan/action-numbers.ts'
import { DocumentFrame } from '../editor/document-frame.tsx'
import { freshId } from '../link/fresh-id.ts'
import { useDocument, type UsedDocument } from '../link/use-document.ts'
import { useWorkshop } from '../link/workshop-context.tsx'
import { Button } from '../ui/button.tsx'
import { Empty } from '../ui/empty.tsx'
import { navigate } from '../ui/navigation.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { useActionPlan } from './action-plan.ts'
import { PlanMoney } from './plan-money.tsx'
import { PlanTable } from './plan-table.tsx'
import { JustRemoved, useRemoval } from './remove-empty.tsx'
import { usePlanWords } from './use-plan-words.ts'
import styles from './plan.module.css'

interface PlanPageProps {
  readonly workshop: string
  /** The way to the versions of the plan. */
  readonly versions: ReactNode
}

/** The plan of action: axes, objectives and actions, with who leads, what was decided, and the money. */
export function PlanPage({ workshop, versions }: PlanPageProps) {
  const words = usePlanWords()
  const open = useDocument(workshop, 'plan')
  const { phase } = useWorkshop().view
  usePageTitle(words.title)
  return (
    <DocumentFrame name="plan" open={open} phase={phase} title={words.title}>
      <Plan key={open.doc.clientID} open={open} versions={versions} />
    </DocumentFrame>
  )
}

function Plan({ open, versions }: { readonly open: UsedDocument; readonly versions: ReactNode }) {
  const words = usePlanWords()
  const { view } = useWorkshop()
  const plan = useActionPlan(open.doc)
  const outline = useMemo(() => outlineOf(plan), [plan])
  const inForce = plan.actions.filter(({ isArchived }) => !isArchived)
  const add = (objective: ObjectiveId | null) => {
    const id = freshId<ActionId>()
    open.link.write((doc) => addAction(doc, { id, objective }))
    navigate({ page: 'plan', workshop: view.workshop.id, action: id })
  }
  const { removal, remove } = useRemoval(open.undo)
  const addFirstAxis = () => open.link.write((doc) => addAxis(doc, { id: freshId<AxisId>(), title: '' }))
  return (
    <div className={styles['layout']}>
      <div className={styles['main']}>
        <header className={styles['head']}>
          <div className="grow">
            <h1>{words.title}</h1>
            <p>{words.summary(plan.axes.length, plan.objectives.length, inForce.length)}</p>
          </div>
          {versions}
          {open.mayWrite && (
            <Button icon={Plus} onClick={() => add(null)}>
              {words.add}
            </Button>
          )}
        </header>
        {plan.axes.length === 0 && inForce.length === 0 ? (
          <Empty
            title={words.empty}
            action={
              open.mayWrite && (
                <Button icon={Plus} onClick={addFirstAxis}>
                  {words.addAxis}
                </Button>
              )
            }
          >
            {open.mayWrite ? words.emptyHelp : null}
          </Empty>
        ) : (
          <PlanTable
            outline={outline}
            plan={plan}
            view={view}
            open={open}
            onAdd={add}
            onRemove={(removable, act) => remove(removable, () => open.link.write(act))}
          />
        )}
        {removal && <JustRemoved removal={removal} undo={open.undo} />}
      </div>
      <PlanMoney outline={outline} actions={inForce} view={view} />
    </div>
  )
}
