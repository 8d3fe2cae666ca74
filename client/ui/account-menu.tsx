import { SlidersHorizontal } from 'lucide-react'
import { useEffect, useId, useRef, useState, type RefObject } from 'react'
import { languages, type Language } from '../../shared/i18n/words.ts'
import { Avatar, type ShownPerson } from './avatar.tsx'
import { Button } from './button.tsx'
import { Icon } from './icon.tsx'
import { Segmented } from './segmented.tsx'
import { themes, useTheme } from './theme.ts'
import { VisuallyHidden } from './visually-hidden.tsx'
import { useLanguage, useWords } from './words.tsx'
import styles from './account-menu.module.css'

interface AccountMenuProps {
  readonly me: ShownPerson | null
  readonly onLeave?: (() => void) | undefined
}

/** The small panel under one's initials: language, appearance, leaving. */
export function AccountMenu({ me, onLeave }: AccountMenuProps) {
  const words = useWords().ui.menu
  const [isOpen, setOpen] = useState(false)
  const panelId = useId()
  const menu = useRef<HTMLDivElement>(null)
  const opener = useRef<HTMLButtonElement>(null)
  useDismissal({ menu, opener, isOpen, close: () => setOpen(false) })
  return (
    <div ref={menu} className={styles['menu']}>
      <button
        ref={opener}
        type="button"
        className="btn quiet ico"
        aria-expanded={isOpen}
        aria-controls={panelId}
        onClick={() => setOpen(!isOpen)}
      >
        {me ? <Avatar person={me} isMe /> : <Icon of={SlidersHorizontal} />}
        <VisuallyHidden>{me ? words.label(me.name) : words.anonymous}</VisuallyHidden>
      </button>
      <div id={panelId} className={styles['panel']} hidden={!isOpen}>
        {isOpen && <Choices me={me} onLeave={onLeave} />}
      </div>
    </div>
  )
}

const languageNames: Readonly<Record<Language, string>> = { fr: 'Français', en: 'English' }

function Choices({ me, onLeave }: AccountMenuProps) {
  const words = useWords().ui.menu
  const { language, chooseLanguage } = useLanguage()
  const { theme, chooseTheme } = useTheme()
  return (
    <>
      {me && (
        <p>
          <b>{me.name}</b>
          <br />
          <span className="mut s">{me.detail}</span>
        </p>
      )}
      <div>
        <p className="lbl s">{words.language}</p>
        <Segmented
          label={words.language}
          value={language}
          onChange={chooseLanguage}
          options={languages.map((value) => ({ value, label: <span lang={value}>{languageNames[value]}</span> }))}
        />
      </div>
      <div>
        <p className="lbl s">{words.theme}</p>
        <Segmented
          label={words.theme}
          value={theme}
          onChange={chooseTheme}
          options={themes.map((value) => ({ value, label: words[value] }))}
        />
      </div>
      {onLeave && <Button onClick={onLeave}>{words.leave}</Button>}
    </>
  )
}

interface Dismissal {
  readonly menu: RefObject<HTMLElement | null>
  readonly opener: RefObject<HTMLElement | null>
  readonly isOpen: boolean
  readonly close: () => void
}

function useDismissal({ menu, opener, isOpen, close }: Dismissal): void {
  useEffect(() => {
    if (!isOpen) return
    const leaving = new AbortController()
    const { signal } = leaving
    const isOutside = (target: EventTarget | null) => !(target instanceof Node && menu.current?.contains(target))
    const closeIfOutside = (event: Event) => {
      if (isOutside(event.target)) close()
    }
    const closeOnEscape = (event: KeyboardEvent) => {
      if (event.key !== 'Escape') return
      close()
      opener.current?.focus()
    }
    document.addEventListener('pointerdown', closeIfOutside, { signal })
    document.addEventListener('focusin', closeIfOutside, { signal })
    document.addEventListener('keydown', closeOnEscape, { signal })
    return () => leaving.abort()
  })
}
