import { Plus, X } from 'lucide-react'
import { most } from '../../shared/workshop/preparation.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { Field } from '../ui/field.tsx'
import { useAllWords } from '../ui/words.tsx'
import { emptyFigure, figureOf, type TypedFigure } from './figure.ts'
import styles from './preparing.module.css'

interface FigureRowsProps {
  readonly figures: readonly TypedFigure[]
  /** Whether to say what is wrong: once somebody has tried to save. */
  readonly isChecked: boolean
  readonly onChange: (figures: readonly TypedFigure[]) => void
}

/** The figures of the portrait, each a row of fields. */
export function FigureRows({ figures, isChecked, onChange }: FigureRowsProps) {
  const words = useAllWords().preparing.territory
  const replace = (figure: TypedFigure) => onChange(figures.map((one) => (one.key === figure.key ? figure : one)))
  return (
    <fieldset className={styles['rows']}>
      <legend className="lbl">{words.figures}</legend>
      <p className="hint">{figures.length === 0 ? words.noFigures : words.figuresHint}</p>
      {figures.map((figure, place) => (
        <FigureRow
          key={figure.key}
          figure={figure}
          place={place + 1}
          isChecked={isChecked}
          onChange={replace}
          onRemove={() => onChange(figures.filter((one) => one !== figure))}
        />
      ))}
      {figures.length < most.figures && (
        <p>
          <Button icon={Plus} onClick={() => onChange([...figures, emptyFigure()])}>
            {words.add}
          </Button>
        </p>
      )}
    </fieldset>
  )
}

interface FigureRowProps {
  readonly figure: TypedFigure
  readonly place: number
  readonly isChecked: boolean
  readonly onChange: (figure: TypedFigure) => void
  readonly onRemove: () => void
}

function FigureRow({ figure, place, isChecked, onChange, onRemove }: FigureRowProps) {
  const all = useAllWords().preparing
  const words = all.territory
  const read = figureOf(figure)
  const wrong = isChecked && !read.ok ? read.refusal : null
  const errors = { label: words.labelMissing, value: words.valueWrong, year: words.yearWrong }
  const field = (name: Exclude<keyof TypedFigure, 'key'>) => (
    <Field
      label={words[name]}
      value={figure[name]}
      maxLength={name === 'source' ? 2000 : 300}
      error={wrong === name ? errors[wrong] : null}
      {...(name === 'value' || name === 'year' ? { inputMode: 'decimal' } : {})}
      onChange={(typed) => onChange({ ...figure, [name]: typed })}
    />
  )
  return (
    <div role="group" aria-label={words.figure(place)} className={styles['figure']}>
      {field('label')}
      {field('value')}
      {field('unit')}
      {field('year')}
      {field('source')}
      <IconButton
        icon={X}
        variant="quiet"
        label={all.removeOf(figure.label || words.figure(place))}
        onClick={onRemove}
      />
    </div>
  )
}
