import { useSyncExternalStore } from 'react'
import { remember, remembered } from './remembered.ts'

/** What a person may choose; `auto` follows the system. */
export const themes = ['auto', 'light', 'dark'] as const

export type Theme = (typeof themes)[number]

const storageKey = 'theme'
const listeners = new Set<() => void>()
let theme: Theme = storedTheme()

/** The chosen theme and the way to change it; the choice is kept in this browser. */
export function useTheme(): { readonly theme: Theme; readonly chooseTheme: (theme: Theme) => void } {
  return { theme: useSyncExternalStore(subscribe, () => theme), chooseTheme }
}

/** Keeps the page's theme with the system's when it changes; the first one is set by public/theme.js before render. */
export function followSystemTheme(): void {
  systemIsDark().addEventListener('change', applyTheme)
  applyTheme()
}

function chooseTheme(chosen: Theme): void {
  theme = chosen
  remember(storageKey, chosen)
  applyTheme()
  for (const listener of listeners) listener()
}

function applyTheme(): void {
  const isDark = theme === 'dark' || (theme === 'auto' && systemIsDark().matches)
  document.documentElement.dataset['theme'] = isDark ? 'dark' : 'light'
}

function systemIsDark(): MediaQueryList {
  return matchMedia('(prefers-color-scheme: dark)')
}

function storedTheme(): Theme {
  const stored = remembered(storageKey)
  return themes.find((known) => known === stored) ?? 'auto'
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener)
  return () => listeners.delete(listener)
}
