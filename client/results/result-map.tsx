import { ranking, type RankedOption } from '../../shared/plan/ranking.ts'
import { hasInstitutions, type Group, type Tally } from '../../shared/workshop/tally.ts'
import type { View } from '../../shared/workshop/view.ts'
import { DomainLetter } from '../ui/domain.tsx'
import { Dots } from '../ui/dots.tsx'
import { joined } from '../ui/joined.ts'
import { useFormats, useWords } from '../ui/words.tsx'
import { DecisionTag } from './decision-tag.tsx'
import { Lift } from './lift.tsx'
import { Rank } from './rank.tsx'
import { groupName } from './result-sentences.ts'
import { ScrollRegion } from './scroll-region.tsx'
import { shareOfInstitutions, type ShownResult } from './shown-result.ts'
import styles from './results.module.css'

interface ResultMapProps {
  readonly result: ShownResult
  readonly institutions: View['workshop']['institutions']
  readonly decisions: View['decisions']
}

/** The result as a heat map that is a true table: both readings, then the tokens of each group that may be shown. */
export function ResultMap({ result, institutions, decisions }: ResultMapProps) {
  const words = useWords().results
  const hasReading = hasInstitutions(result.tally)
  const groups = hasReading ? result.tally.groups : []
  const roleOf = (group: Group) => institutions.find(({ id }) => (id as string) === group.id)?.role ?? 'contributor'
  return (
    <ScrollRegion label={words.caption} className={styles['frame']}>
      <table className={styles['map']}>
        <caption className="sr">{words.caption}</caption>
        <thead>
          <tr>
            <th scope="col">{words.action}</th>
            <th scope="col" colSpan={2}>
              {words.people}
            </th>
            {hasReading && (
              <th scope="col" colSpan={2}>
                {words.institutions}
              </th>
            )}
            {groups.map((group) => (
              <th key={group.id} scope="col" className={joined(styles['upright'], styles[roleOf(group)])}>
                <span>{groupName(group, words)}</span>
              </th>
            ))}
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

function Row(props: {
  readonly ranked: RankedOption
  readonly result: ShownResult
  readonly decisions: View['decisions']
}) {
  const { ranked, result, decisions } = props
  const formats = useFormats()
  const { option, points, rank, isTied } = ranked
  return (
    <tr>
      <th scope="row">
        <span className={styles['wording']}>
          {option.domain && <DomainLetter letter={option.domain} />}
          <span>
            {option.wording} <DecisionTag round={result.id} option={option.id} decisions={decisions} />
          </span>
        </span>
      </th>
      <td className={joined('num', styles['number'])}>
        <b>{formats.number(points)}</b>
      </td>
      <td className={joined('num', styles['rank'])}>
        <Rank place={rank} isTied={isTied} />
      </td>
      {hasInstitutions(result.tally) && <InstitutionCells ranked={ranked} tally={result.tally} />}
    </tr>
  )
}

function InstitutionCells({ ranked, tally }: { readonly ranked: RankedOption; readonly tally: Tally }) {
  const formats = useFormats()
  const { institutionScore, institutionRank, isInstitutionTied, institutionsLift, pointsByGroup } = ranked
  return (
    <>
      <td className={joined('num', styles['number'])} title={formats.number(institutionScore, 1)}>
        <b>{formats.percent(shareOfInstitutions(institutionScore, tally))}</b>
      </td>
      <td className={joined('num', styles['rank'])}>
        <Rank place={institutionRank} isTied={isInstitutionTied} />
        <Lift ranks={institutionsLift} />
      </td>
      {tally.groups.map((group) => (
        <HeatCell key={group.id} points={pointsByGroup[group.id] ?? 0} ballots={group.ballots} />
      ))}
    </>
  )
}

// Above this, dots can no longer be counted at a glance.
const mostDots = 4

function HeatCell({ points, ballots }: { readonly points: number; readonly ballots: number }) {
  const heat = points === 0 ? null : points >= ballots ? styles['hot'] : styles['warm']
  const hasDots = points > 0 && points <= mostDots
  return (
    <td className={joined(styles['cell'], heat)}>
      <span className={hasDots || points === 0 ? 'sr' : 'b'}>{points}</span>
      {hasDots && <Dots filled={points} total={points} />}
    </td>
  )
}
