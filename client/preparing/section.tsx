import type { FormEvent, ReactNode } from 'react'
import type { Act } from '../link/use-act.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { Ask } from '../link/workshop-link.ts'
import type { Draft } from './use-draft.ts'
import styles from './preparing.module.css'

/** The names of the sections, in order; each is the fragment of its place in the page. */
export const sectionNames = [
  'territory',
  'period',
  'domains',
  'institutions',
  'competences',
  'previous',
  'levels',
] as const

export type SectionName = (typeof sectionNames)[number]

interface SectionProps {
  readonly name: SectionName
  readonly intro?: string
  readonly children: ReactNode
}

/** One part of preparing, under its title. */
export function Section({ name, intro, children }: SectionProps) {
  const words = useAllWords().preparing
  return (
    <section id={name} className={styles['section']} aria-labelledby={`${name}-title`}>
      <h2 id={`${name}-title`}>{words[name].title}</h2>
      {intro && <p className="mut">{intro}</p>}
      {children}
    </section>
  )
}

interface SavedFormProps {
  readonly draft: Pick<Draft<unknown>, 'isChanged' | 'drop'>
  readonly act: Act
  /** What to ask for, or null when something is missing: the form shows what. */
  readonly asked: () => Ask | null
  readonly children: ReactNode
}

/** A form saved as a whole: what was typed stays until the server has it. */
export function SavedForm({ draft, act, asked, children }: SavedFormProps) {
  const words = useAllWords().preparing
  const submit = async (event: FormEvent) => {
    event.preventDefault()
    const ask = asked()
    if (ask === null || !(await act.run(ask))) return
    draft.drop()
    announce(words.saved)
  }
  return (
    <form noValidate className={styles['form']} onSubmit={(event) => void submit(event)}>
      {children}
      <Refusal text={act.refusal} />
      <p className="row">
        <Button type="submit" variant="primary" busy={act.isBusy}>
          {act.isBusy ? words.saving : words.save}
        </Button>
        {draft.isChanged && <span className={styles['unsaved']}>{words.unsaved}</span>}
      </p>
    </form>
  )
}
