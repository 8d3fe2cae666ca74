import { useState } from 'react'
import type { Territory } from '../../shared/workshop/workshop.ts'
import { useAct } from '../link/use-act.ts'
import { useView } from '../link/workshop-context.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { useAllWords, useLanguage } from '../ui/words.tsx'
import { figureOf, typedFigures, type TypedFigure } from './figure.ts'
import { FigureRows } from './figure-rows.tsx'
import { ImportEntry } from './import-entry.tsx'
import { linesOf } from './lines.ts'
import { SavedForm, Section } from './section.tsx'
import { useDraft } from './use-draft.ts'
import styles from './preparing.module.css'

interface TypedTerritory extends Omit<Territory, 'communes' | 'figures'> {
  readonly communes: string
  readonly figures: readonly TypedFigure[]
}

/** Where the agreement applies, and its portrait in figures. */
export function TerritorySection() {
  const words = useAllWords().preparing.territory
  const territory = useView((view) => view.workshop.territory)
  const { language } = useLanguage()
  const draft = useDraft(typedTerritory(territory, language))
  const [isChecked, setChecked] = useState(false)
  const act = useAct()
  const { value } = draft
  const change = (part: Partial<TypedTerritory>) => draft.change({ ...value, ...part })
  const asked = () => {
    setChecked(true)
    const figures = value.figures.map(figureOf)
    if (figures.some((figure) => !figure.ok)) return null
    const { name, kind, department, region } = value
    return {
      type: 'describe-territory',
      territory: {
        name,
        kind,
        department,
        region,
        communes: linesOf(value.communes),
        figures: figures.flatMap((figure) => (figure.ok ? [figure.value] : [])),
      },
    } as const
  }
  const field = (name: 'name' | 'kind' | 'department' | 'region', hint?: string) => (
    <Field
      label={words[name]}
      {...(hint === undefined ? {} : { hint })}
      value={value[name]}
      maxLength={300}
      onChange={(typed) => change({ [name]: typed })}
    />
  )
  return (
    <Section name="territory">
      <SavedForm draft={draft} act={act} asked={asked}>
        <div className={styles['pair']}>
          {field('name')}
          {field('kind', words.kindHint)}
          {field('department')}
          {field('region')}
        </div>
        <TextArea
          label={words.communes}
          hint={words.communesHint}
          value={value.communes}
          rows={6}
          onChange={(communes) => change({ communes })}
        />
        <FigureRows figures={value.figures} isChecked={isChecked} onChange={(figures) => change({ figures })} />
      </SavedForm>
      <ImportEntry kind="communes" />
      <ImportEntry kind="figures" />
    </Section>
  )
}

function typedTerritory(territory: Territory, language: 'fr' | 'en'): TypedTerritory {
  return {
    ...territory,
    communes: territory.communes.join('\n'),
    figures: typedFigures(territory.figures, language),
  }
}
