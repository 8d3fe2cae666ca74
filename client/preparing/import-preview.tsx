import { importColumns, type ImportKind } from '../../shared/workshop/imported.ts'
import { institutionRoles } from '../../shared/workshop/institution.ts'
import { previousOutcomes } from '../../shared/workshop/preparation.ts'
import { useView } from '../link/workshop-context.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import type { Preview } from './import-file.ts'
import styles from './preparing.module.css'

const mostShown = 50

interface ImportPreviewProps {
  readonly kind: ImportKind
  readonly preview: Preview & { readonly ok: true }
}

/** What a file would bring in: first what is wrong and where, then the lines that are ready. */
export function ImportPreview({ kind, preview: { rows, problems, wrong } }: ImportPreviewProps) {
  const words = useAllWords().preparing.importing
  return (
    <>
      {wrong > 0 && (
        <div className={styles['wrong']}>
          <p>
            <b>{words.bad(wrong)}</b> {words.badHelp}
          </p>
          <ul>
            {problems.slice(0, mostShown).map(({ line, column, title, problem, value }) => (
              <li key={`${line} ${column} ${problem}`}>
                {words.place(line, title)}
                {words.problems[problem]}
                {value && words.said(value)}
              </li>
            ))}
          </ul>
          {wrong > mostShown && <p>{words.more(wrong - mostShown)}</p>}
        </div>
      )}
      <p>
        <b>{rows.length === 0 ? words.nothing : words.good(rows.length)}</b>
      </p>
      {rows.length > 0 && <ReadyRows kind={kind} rows={rows} />}
    </>
  )
}

function ReadyRows({
  kind,
  rows,
}: {
  readonly kind: ImportKind
  readonly rows: ImportPreviewProps['preview']['rows']
}) {
  const words = useAllWords().preparing.importing
  const said = useSaid()
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable without a mouse
    <div className={styles['ready']} tabIndex={0} role="region" aria-label={words.good(rows.length)}>
      <table className="t">
        <thead>
          <tr>
            <th scope="col">{words.line}</th>
            {importColumns[kind].map((column) => (
              <th key={column} scope="col">
                {words.columns[column]}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, mostShown).map(({ line, values }) => (
            <tr key={line}>
              <th scope="row">{line}</th>
              {importColumns[kind].map((column) => (
                <td key={column}>{said(column, values[column] ?? '')}</td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
      {rows.length > mostShown && <p>{words.more(rows.length - mostShown)}</p>}
    </div>
  )
}

// The server answers in codes: people read their own words.
function useSaid(): (column: string, value: string) => string {
  const { preparing } = useAllWords()
  const formats = useFormats()
  const domains = useView((view) => view.workshop.domains)
  const letters = (ids: string) =>
    formats.list(ids.split(' ').flatMap((id) => domains.find((one) => one.id === id)?.letter ?? []))
  return (column, value) => {
    if (value === '') return ''
    if (column === 'role') {
      const role = institutionRoles.find((one) => one === value)
      return role ? preparing.institutions.roles[role] : value
    }
    if (column === 'outcome') {
      const outcome = previousOutcomes.find((one) => one === value)
      return outcome ? preparing.previous.outcomes[outcome] : value
    }
    if (column === 'domain' || column === 'competences') return letters(value)
    if (column === 'value') return formats.number(Number(value))
    return column === 'joined' ? formats.calendarDay(value) : value
  }
}
