import { ArrowDown, ArrowUp, Plus, X } from 'lucide-react'
import { useState } from 'react'
import type { DomainId } from '../../shared/id.ts'
import { domainColour, domainColours, most } from '../../shared/workshop/preparation.ts'
import type { Domain } from '../../shared/workshop/workshop.ts'
import { freshId } from '../link/fresh-id.ts'
import { useAct } from '../link/use-act.ts'
import { useView } from '../link/workshop-context.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { DomainLetter } from '../ui/domain.tsx'
import { Field, TextArea } from '../ui/field.tsx'
import { Select } from '../ui/select.tsx'
import { useAllWords, useFormats } from '../ui/words.tsx'
import { linesOf } from './lines.ts'
import { SavedForm, Section } from './section.tsx'
import { useDraft } from './use-draft.ts'
import styles from './preparing.module.css'

/** The domains of the agreement, in order, and what runs across them. */
export function DomainsSection() {
  const all = useAllWords().preparing
  const words = all.domains
  const formats = useFormats()
  const { domains: saved, tags } = useView((view) => view.workshop)
  const archived = saved.filter((domain) => domain.archived)
  const draft = useDraft({ domains: saved.filter((domain) => !domain.archived), tags: tags.join('\n') })
  const [isChecked, setChecked] = useState(false)
  const act = useAct()
  const { domains } = draft.value
  const change = (next: readonly Domain[]) => draft.change({ ...draft.value, domains: [...next] })
  const isMissing = domains.some(({ letter, name }) => letter.trim() === '' || name.trim() === '')
  const asked = () => {
    setChecked(true)
    if (isMissing) return null
    return { type: 'set-domains', domains: domains.map(set), tags: linesOf(draft.value.tags) } as const
  }
  return (
    <Section name="domains" intro={words.intro}>
      <SavedForm draft={draft} act={act} asked={asked}>
        <ol className={styles['domains']}>
          {domains.map((domain, place) => (
            <DomainRow
              key={domain.id}
              domain={domain}
              onChange={(part) => change(domains.map((one) => (one === domain ? { ...domain, ...part } : one)))}
              onMove={(by) => change(moved(domains, place, place + by))}
              onRemove={() => change(domains.filter((one) => one !== domain))}
            />
          ))}
        </ol>
        {isChecked && isMissing && <p className="err">{words.missing}</p>}
        {domains.length < most.domains && (
          <p>
            <Button icon={Plus} onClick={() => change([...domains, freshDomain(domains)])}>
              {words.add}
            </Button>
          </p>
        )}
        {archived.length > 0 && (
          <p className="hint">{words.archived(formats.list(archived.map(({ name }) => name)))}</p>
        )}
        <TextArea
          label={words.tags}
          hint={words.tagsHint}
          value={draft.value.tags}
          optional
          onChange={(typed) => draft.change({ ...draft.value, tags: typed })}
        />
      </SavedForm>
    </Section>
  )
}

interface DomainRowProps {
  readonly domain: Domain
  readonly onChange: (part: Partial<Domain>) => void
  readonly onMove: (by: -1 | 1) => void
  readonly onRemove: () => void
}

function DomainRow({ domain, onChange, onMove, onRemove }: DomainRowProps) {
  const all = useAllWords().preparing
  const words = all.domains
  const called = domain.name || all.nameless
  return (
    <li>
      <DomainLetter {...domain} />
      <Field label={words.letter} value={domain.letter} maxLength={3} onChange={(letter) => onChange({ letter })} />
      <Field label={words.name} value={domain.name} maxLength={300} onChange={(name) => onChange({ name })} />
      <Select
        label={words.colour}
        value={domainColour(domain) ?? ''}
        options={domainColours.map((value) => ({ value, label: words.colours[value] }))}
        onChange={(colour) => onChange({ colour })}
      />
      <span className={styles['acts']}>
        <IconButton icon={ArrowUp} variant="quiet" label={words.up(called)} onClick={() => onMove(-1)} />
        <IconButton icon={ArrowDown} variant="quiet" label={words.down(called)} onClick={() => onMove(1)} />
        <IconButton icon={X} variant="quiet" label={all.removeOf(called)} onClick={onRemove} />
      </span>
    </li>
  )
}

function set({ id, letter, name, colour }: Domain) {
  return { id, letter: letter.trim(), name: name.trim(), ...(colour === undefined ? {} : { colour }) }
}

function moved(domains: readonly Domain[], from: number, to: number): readonly Domain[] {
  const domain = domains[from]
  if (!domain || to < 0 || to >= domains.length) return domains
  return domains.toSpliced(from, 1).toSpliced(to, 0, domain)
}

function freshDomain(domains: readonly Domain[]): Domain {
  const letters = Array.from({ length: 26 }, (_, place) => String.fromCharCode(65 + place))
  const letter = letters.find((one) => !domains.some((domain) => domain.letter.toUpperCase() === one)) ?? ''
  return { id: freshId<DomainId>(), letter, name: '' }
}
