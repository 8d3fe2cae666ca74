import type { ReactNode } from 'react'
import { useAllWords } from '../ui/words.tsx'
import { ActionDescription } from './action-description.tsx'
import { ActionFunding } from './action-funding.tsx'
import { ActionIndicators } from './action-indicators.tsx'
import { ActionLines } from './action-lines.tsx'
import { ActionMonth } from './action-month.tsx'
import { ActionSteps } from './action-steps.tsx'
import type { FicheSection } from './completeness.ts'
import type { Fiche } from './fiche.ts'
import { AnsweredFindings } from './answered-findings.tsx'
import { Domains, Lead, Partners } from './action-people.tsx'
import { MoneyOfYears } from './money-of-years.tsx'
import { WrittenText } from './written.tsx'
import { YearBudget } from './year-budget.tsx'
import styles from './fiche.module.css'

/** The chapters of a fiche: why, what, who, with what, when, to what end. */
export function ActionSections({ fiche }: { readonly fiche: Fiche }) {
  return (
    <>
      <Section name="why" side={<AnsweredFindings fiche={fiche} />}>
        <WrittenText fiche={fiche} field="context" />
        <WrittenText fiche={fiche} field="generalObjective" />
      </Section>
      <Section
        name="what"
        side={
          <>
            <WrittenText fiche={fiche} field="public" look="side" />
            <WrittenText fiche={fiche} field="territory" look="side" />
            <ActionLines fiche={fiche} list="articulation" look="side" />
            <WrittenText fiche={fiche} field="residents" look="side" />
            <Domains fiche={fiche} />
          </>
        }
      >
        <ActionLines fiche={fiche} list="operationalObjectives" />
        <ActionDescription fiche={fiche} />
      </Section>
      <Section
        name="who"
        side={
          <>
            <Lead fiche={fiche} />
            <WrittenText fiche={fiche} field="technicalReferent" lines="one" look="side" />
            <WrittenText fiche={fiche} field="electedLead" lines="one" look="side" />
          </>
        }
      >
        <Partners fiche={fiche} />
      </Section>
      <Section
        name="means"
        side={
          <>
            <MoneyOfYears fiche={fiche} />
            <WrittenText fiche={fiche} field="means" look="side" />
          </>
        }
      >
        <ActionFunding fiche={fiche} />
        <YearBudget fiche={fiche} />
      </Section>
      <Section name="schedule" side={null}>
        <div className={styles['months']}>
          <ActionMonth fiche={fiche} field="start" />
          <ActionMonth fiche={fiche} field="end" />
        </div>
        <ActionSteps fiche={fiche} />
      </Section>
      <Section
        name="results"
        side={
          <>
            <ActionLines fiche={fiche} list="obstacles" look="side" />
            <ActionLines fiche={fiche} list="levers" look="side" />
          </>
        }
      >
        <ActionIndicators fiche={fiche} />
        <WrittenText fiche={fiche} field="expectedResults" />
      </Section>
      <Section name="followUp" side={null}>
        <ActionLines fiche={fiche} list="followUp" />
      </Section>
    </>
  )
}

function Section(props: { readonly name: FicheSection; readonly side: ReactNode; readonly children: ReactNode }) {
  const words = useAllWords().actions
  return (
    <section className={styles['section']} id={props.name} aria-labelledby={`${props.name}-title`}>
      <div>
        <h2 id={`${props.name}-title`}>{words.section[props.name]}</h2>
        {props.children}
      </div>
      {props.side && <div className={styles['aside']}>{props.side}</div>}
    </section>
  )
}
