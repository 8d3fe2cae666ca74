import { ranking, type RankedOption } from '../../shared/plan/ranking.ts'
import type { View } from '../../shared/workshop/view.ts'
import { hasInstitutions } from '../../shared/workshop/tally.ts'
import { useFormats, useWords } from '../ui/words.tsx'
import { decisionOf } from './decision-tag.tsx'
import { groupName } from './result-sentences.ts'
import { ScrollRegion } from './scroll-region.tsx'
import { institutionsCounted, shareOfInstitutions, type ShownResult } from './shown-result.ts'
import styles from './results.module.css'

interface ResultTableProps {
  readonly result: ShownResult
  readonly decisions: View['decisions']
}

/** The same result with words and figures only. */
export function ResultTable({ result, decisions }: ResultTableProps) {
  const words = useWords().results
  return (
    <ScrollRegion label={words.caption}>
      <table className={`t ${styles['table']}`}>
        <caption className="sr">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.action}</th>
            <th scope="col" className="r">
              {words.people}
            </th>
            <th scope="col">{words.rank}</th>
            {hasInstitutions(result.tally) && (
              <>
                <th scope="col" className="r">
                  {words.institutions}
                </th>
                <th scope="col">{words.rank}</th>
                <th scope="col">{words.carriedBy}</th>
              </>
            )}
            <th scope="col">{words.decision}</th>
          </tr>
        </thead>
        <tbody>
          {ranking(result.options, result.tally).map((ranked) => (
            <Row key={ranked.option.id} ranked={ranked} result={result} decisions={decisions} />
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

function Row({ ranked, result, decisions }: ResultTableProps & { readonly ranked: RankedOption }) {
  const words = useWords().results
  const formats = useFormats()
  const decision = decisionOf(decisions, result.id, ranked.option.id)
  const place = (rank: number, isTied: boolean) => (isTied ? `${rank} ${words.tied}` : String(rank))
  const carriers = result.tally.groups
    .map((group) => ({ group, points: ranked.pointsByGroup[group.id] ?? 0 }))
    .filter(({ points }) => points > 0)
    .toSorted((a, b) => b.points - a.points)
    .map(({ group, points }) => `${groupName(group, words)} ${points}`)
  return (
    <tr>
      <th scope="row">
        {ranked.option.domain && `${ranked.option.domain}. `}
        {ranked.option.wording}
      </th>
      <td className="r num">{formats.number(ranked.points)}</td>
      <td className="num nw">{place(ranked.rank, ranked.isTied)}</td>
      {hasInstitutions(result.tally) && (
        <>
          <td className="r num nw">
            {words.share(
              formats.percent(shareOfInstitutions(ranked.institutionScore, result.tally)),
              words.score(
                formats.number(ranked.institutionScore, 1),
                formats.number(institutionsCounted(result.tally)),
              ),
            )}
          </td>
          <td className="num nw">{place(ranked.institutionRank, ranked.isInstitutionTied)}</td>
          <td>{carriers.join(', ') || words.nobodyCarries}</td>
        </>
      )}
      <td>{decision && words.outcomes[decision.about.outcome]}</td>
    </tr>
  )
}
