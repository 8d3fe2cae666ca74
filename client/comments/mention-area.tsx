import { useId, useState, type KeyboardEvent, type Ref, type TextareaHTMLAttributes } from 'react'
import { flushSync } from 'react-dom'
import { announce } from '../ui/announcer.tsx'
import { useAllWords } from '../ui/words.tsx'
import { searchAt, type Callable, type Search } from './mentions.ts'
import styles from './comments.module.css'

type AreaProps = Omit<TextareaHTMLAttributes<HTMLTextAreaElement>, 'onChange' | 'value'>

interface MentionAreaProps extends AreaProps {
  readonly ref: Ref<HTMLTextAreaElement>
  readonly value: string
  readonly among: readonly Callable[]
  readonly onText: (text: string) => void
}

/** A text area where @ proposes whom to call: arrows choose, Enter takes, Escape goes on typing. */
export function MentionArea({ value, among, onText, onKeyDown, ...area }: MentionAreaProps) {
  const words = useAllWords().comments
  const listId = useId()
  const [search, setSearch] = useState<Search | null>(null)
  const [chosen, setChosen] = useState(0)
  const look = (target: HTMLTextAreaElement) => {
    const next = searchAt(target.value, target.selectionStart, among)
    if (next && next.found.length !== search?.found.length) announce(words.found(next.found.length))
    setSearch(next)
    setChosen(0)
  }
  const take = (target: HTMLTextAreaElement, one: Callable) => {
    if (!search) return
    const before = `${value.slice(0, search.from)}@${one.label} `
    flushSync(() => {
      onText(before + value.slice(target.selectionStart).replace(/^ /, ''))
      setSearch(null)
    })
    target.setSelectionRange(before.length, before.length)
    target.focus()
  }
  const press = (event: KeyboardEvent<HTMLTextAreaElement>) => {
    const count = search?.found.length ?? 0
    const one = search?.found[chosen]
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey
    if (count === 0 || !isPlain) return onKeyDown?.(event)
    if (event.key === 'ArrowDown') setChosen((chosen + 1) % count)
    else if (event.key === 'ArrowUp') setChosen((chosen + count - 1) % count)
    else if ((event.key === 'Enter' || (event.key === 'Tab' && !event.shiftKey)) && one) take(event.currentTarget, one)
    else if (event.key === 'Escape') setSearch(null)
    else return onKeyDown?.(event)
    event.preventDefault()
    event.stopPropagation()
  }
  return (
    <div className={styles['calling']}>
      <textarea
        {...area}
        className="in area"
        value={value}
        aria-autocomplete="list"
        aria-haspopup="listbox"
        aria-controls={search ? listId : undefined}
        aria-activedescendant={search ? `${listId}-${chosen}` : undefined}
        onChange={(event) => {
          onText(event.target.value)
          look(event.target)
        }}
        onKeyDown={press}
        onBlur={() => setSearch(null)}
      />
      {search && <Choices id={listId} search={search} chosen={chosen} onTake={take} />}
    </div>
  )
}

interface ChoicesProps {
  readonly id: string
  readonly search: Search
  readonly chosen: number
  readonly onTake: (area: HTMLTextAreaElement, one: Callable) => void
}

function Choices({ id, search, chosen, onTake }: ChoicesProps) {
  const words = useAllWords().comments
  return (
    <div id={id} role="listbox" aria-label={words.callable} className={styles['callables']}>
      {search.found.map((one, index) => (
        // The keyboard stays in the text: its arrows choose, its Enter takes.
        // oxlint-disable-next-line jsx-a11y/click-events-have-key-events
        <div
          key={`${one.kind} ${one.id}`}
          id={`${id}-${index}`}
          role="option"
          tabIndex={-1}
          aria-selected={index === chosen}
          onMouseDown={(event) => event.preventDefault()}
          onClick={(event) => {
            const area = event.currentTarget.parentElement?.parentElement?.querySelector('textarea')
            if (area) onTake(area, one)
          }}
        >
          <b>{one.label}</b> <span className="dim">{one.detail}</span>
        </div>
      ))}
    </div>
  )
}
