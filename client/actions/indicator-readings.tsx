import { X } from 'lucide-react'
import {
  indicatorRecord,
  longestValue,
  readingRecord,
  readingsByMonth,
  removeReading,
  type Indicator,
  type Reading,
} from '../../shared/documents/action-indicators.ts'
import { actionsOf } from '../../shared/documents/action.ts'
import { indicatorChart } from '../../shared/plan/indicator-chart.ts'
import { recordIn } from '../link/record-in.ts'
import { IconButton } from '../ui/button.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import type { Fiche } from './fiche.ts'
import { monthText } from './month-text.ts'
import { StepMonth } from './step-month.tsx'
import styles from './indicators.module.css'

interface IndicatorProps {
  readonly fiche: Fiche
  readonly indicator: Indicator
}

/** What was read of an indicator, as a table and as a small chart. */
export function IndicatorReadings({ fiche, indicator }: IndicatorProps) {
  const words = useAllWords().actions.indicators
  const formats = useFormats()
  const { readings, unit, label } = indicator
  if (readings.length === 0) return null
  return (
    <div className={styles['readings']}>
      <table>
        <caption className="sr">{words.readingsOf(label.trim() || words.unnamed)}</caption>
        <thead>
          <tr>
            <th scope="col">{words.month}</th>
            <th scope="col">{unit.trim() === '' ? words.value : `${words.value} (${unit})`}</th>
            {fiche.open.mayWrite && (
              <th scope="col">
                <span className="sr">{words.removeColumn}</span>
              </th>
            )}
          </tr>
        </thead>
        <tbody>
          {(fiche.open.mayWrite ? readings : readingsByMonth(readings)).map((reading, index) => (
            <tr key={reading.id}>
              {fiche.open.mayWrite ? (
                <WrittenReading {...{ fiche, indicator, reading }} place={index + 1} />
              ) : (
                <>
                  <td className="num">{monthText(reading.month, formats) || words.unknown}</td>
                  <td className="num">{reading.value || words.unknown}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
      <Chart fiche={fiche} indicator={indicator} />
    </div>
  )
}

interface WrittenReadingProps extends IndicatorProps {
  readonly reading: Reading
  readonly place: number
}

function WrittenReading({ fiche: { action, open }, indicator, reading, place }: WrittenReadingProps) {
  const words = useAllWords().actions.indicators
  const name = words.reading(place, indicator.label.trim() || words.unnamed)
  const set = (field: 'month' | 'value', value: string) =>
    open.link.write((doc) => {
      const written = indicatorRecord(recordIn(actionsOf(doc), action.id), indicator.id)
      readingRecord(written, reading.id)?.set(field, value)
    })
  const remove = () =>
    open.link.write((doc) => {
      const written = indicatorRecord(recordIn(actionsOf(doc), action.id), indicator.id)
      if (written) removeReading(written, reading.id)
    })
  return (
    <>
      <td>
        <StepMonth label={`${words.month}, ${name}`} due={reading.month} onChange={(month) => set('month', month)} />
      </td>
      <td>
        <input
          className="in num"
          type="text"
          inputMode="decimal"
          aria-label={`${words.value}, ${name}`}
          maxLength={longestValue}
          value={reading.value}
          onChange={(event) => set('value', event.target.value)}
        />
      </td>
      <td>
        <IconButton variant="quiet" icon={X} label={words.remove(name)} onClick={remove} />
      </td>
    </>
  )
}

const [width, height, margin] = [200, 80, 6]

// Its table says the same in figures.
function Chart({ fiche, indicator }: IndicatorProps) {
  const words = useAllWords().actions.indicators
  const chart = indicatorChart(indicator, fiche.view.workshop.period)
  if (!chart) return null
  const across = (x: number) => margin + x * (width - 2 * margin)
  const up = (y: number) => height - margin - y * (height - 2 * margin)
  return (
    <figure className={styles['chart']} aria-hidden="true">
      <svg viewBox={`0 0 ${width} ${height}`}>
        {chart.baseline !== null && (
          <line className={styles['baseline']} x1="0" x2={width} y1={up(chart.baseline)} y2={up(chart.baseline)} />
        )}
        {chart.target !== null && (
          <line className={styles['target']} x1="0" x2={width} y1={up(chart.target)} y2={up(chart.target)} />
        )}
        <polyline points={chart.points.map(({ x, y }) => `${across(x)},${up(y)}`).join(' ')} />
        {chart.points.map(({ x, y, month }) => (
          <circle key={`${month} ${x} ${y}`} cx={across(x)} cy={up(y)} r="3.5" />
        ))}
      </svg>
      {chart.target !== null && <figcaption>{words.dashes}</figcaption>}
    </figure>
  )
}
