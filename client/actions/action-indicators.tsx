import { Plus, X } from 'lucide-react'
import {
  addIndicator,
  addReading,
  indicatorKinds,
  indicatorRecord,
  removeIndicator,
  type Indicator,
  type IndicatorText,
} from '../../shared/documents/action-indicators.ts'
import { actionsOf } from '../../shared/documents/action.ts'
import type { IndicatorId, ReadingId } from '../../shared/id.ts'
import { SharedInput } from '../editor/shared-input.tsx'
import { freshId } from '../link/fresh-id.ts'
import { recordIn, textIn } from '../link/record-in.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Select } from '../ui/select.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Fiche } from './fiche.ts'
import { IndicatorReadings } from './indicator-readings.tsx'
import { WrittenField } from './written.tsx'
import styles from './indicators.module.css'

/** How an action is measured: from what to what, by which source, and what was read since. */
export function ActionIndicators({ fiche }: { readonly fiche: Fiche }) {
  const words = useAllWords().actions.indicators
  const { action, open } = fiche
  const add = () =>
    open.link.write((doc) => {
      const record = recordIn(actionsOf(doc), action.id)
      const blank = { kind: 'output', label: '', baseline: '', target: '', unit: '', source: '', readings: [] } as const
      if (record) addIndicator(record, { id: freshId<IndicatorId>(), ...blank })
    })
  if (action.indicators.length === 0 && !open.mayWrite) return null
  return (
    <WrittenField fiche={fiche} field="indicators" title={words.title}>
      {() => (
        <>
          {action.indicators.length === 0 && <p className="mut">{words.advice}</p>}
          <ul className={styles['indicators']}>
            {action.indicators.map((indicator, index) => (
              <li key={indicator.id}>
                {open.mayWrite ? (
                  <WrittenIndicator fiche={fiche} indicator={indicator} place={index + 1} />
                ) : (
                  <ReadIndicator indicator={indicator} />
                )}
                <IndicatorReadings fiche={fiche} indicator={indicator} />
              </li>
            ))}
          </ul>
          {open.mayWrite && (
            <Button variant="quiet" icon={Plus} onClick={add}>
              {words.add}
            </Button>
          )}
        </>
      )}
    </WrittenField>
  )
}

function ReadIndicator({ indicator }: { readonly indicator: Indicator }) {
  const words = useAllWords().actions.indicators
  const { label, kind, source, baseline, target, unit } = indicator
  return (
    <>
      <p>
        <b>{label.trim() || words.unnamed}</b>
      </p>
      <p className="s mut">{source.trim() === '' ? words.kind[kind] : words.sourced(words.kind[kind], source)}</p>
      <p className="num">
        {words.fromTo(baseline.trim() || words.unknown, target.trim() || words.unknown, unit.trim())}
      </p>
    </>
  )
}

interface WrittenIndicatorProps {
  readonly fiche: Fiche
  readonly indicator: Indicator
  readonly place: number
}

function WrittenIndicator({ fiche, indicator, place }: WrittenIndicatorProps) {
  const words = useAllWords().actions.indicators
  const { action, open, record } = fiche
  const own = indicatorRecord(record, indicator.id)
  const name = indicator.label.trim() || words.place(place)
  const write = (edit: (written: NonNullable<typeof own>) => void) =>
    open.link.write((doc) => {
      const written = indicatorRecord(recordIn(actionsOf(doc), action.id), indicator.id)
      if (written) edit(written)
    })
  const remove = () =>
    open.link.write((doc) => {
      const written = recordIn(actionsOf(doc), action.id)
      if (written) removeIndicator(written, indicator.id)
    })
  const field = (key: IndicatorText) => {
    const text = textIn(own, key)
    if (!text) return null
    return (
      <div>
        <span className="s mut" aria-hidden="true">
          {words.field[key]}
        </span>
        <SharedInput
          text={text}
          undo={open.undo}
          mayWrite
          maxLength={500}
          label={`${words.field[key]} (${words.place(place)})`}
          placeholder={words.placeholder[key]}
        />
      </div>
    )
  }
  return (
    <>
      <div className={styles['head']}>
        {field('label')}
        <IconButton variant="quiet" icon={X} label={words.remove(name)} onClick={remove} />
      </div>
      <div className={styles['fields']}>
        <Select
          label={words.kindLabel}
          value={indicator.kind}
          options={indicatorKinds.map((value) => ({ value, label: words.kind[value] }))}
          onChange={(kind) => write((written) => written.set('kind', kind))}
        />
        {field('baseline')}
        {field('target')}
        {field('unit')}
        {field('source')}
      </div>
      <Button
        variant="quiet"
        icon={Plus}
        onClick={() => write((written) => addReading(written, { id: freshId<ReadingId>(), month: '', value: '' }))}
      >
        {words.addReading} <span className="sr">({name})</span>
      </Button>
    </>
  )
}
