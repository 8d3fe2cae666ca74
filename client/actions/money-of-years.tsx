import { amount } from '../../shared/i18n/amount.ts'
import { moneyOf } from '../../shared/plan/money.ts'
import { useAllWords, useFormats } from '../ui/words.tsx'
import type { Fiche } from './fiche.ts'
import { WrittenText } from './written.tsx'
import styles from './money.module.css'

/** The money of an action at a glance: its years as bars, and what was noted in all where nobody said it by year. */
export function MoneyOfYears({ fiche }: { readonly fiche: Fiche }) {
  const words = useAllWords().actions.budget
  const formats = useFormats()
  const { years, planned, actual, noted } = moneyOf(fiche.action)
  const most = Math.max(...years.map((year) => year.planned), 1)
  const isByYear = years.some((year) => year.planned > 0)
  return (
    <>
      {isByYear && (
        <figure className={styles['years']}>
          <figcaption>{words.chart}</figcaption>
          <ol>
            {years.map((year) => (
              <li key={year.year} className="num">
                <b>{formats.number(year.planned / 100_000, 1)}</b>
                <i style={{ height: `${(5 * year.planned) / most}rem` }} aria-hidden="true" />
                <span>{year.year}</span>
              </li>
            ))}
          </ol>
          {planned !== null && (
            <p>
              {words.total} <b className="num">{amount(planned, formats)}</b>
            </p>
          )}
          {actual !== null && <p>{words.spent(amount(actual, formats))}</p>}
        </figure>
      )}
      {(!isByYear || noted !== null) && (
        <WrittenText fiche={fiche} field="budget" lines="one" inputMode="decimal" look="side" />
      )}
      {noted !== null && planned !== null && (
        <p className={styles['noted']}>{words.noted(amount(noted, formats), amount(planned, formats))}</p>
      )}
    </>
  )
}
