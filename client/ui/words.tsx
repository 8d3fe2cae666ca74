import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { formatsIn, type Formats } from '../../shared/i18n/formats.ts'
import { languages, type EverydayWords, type Language, type WorkingWords } from '../../shared/i18n/words.ts'
import { remember, remembered } from './remembered.ts'

interface Spoken {
  readonly language: Language
  readonly words: EverydayWords
  readonly formats: Formats
  readonly chooseLanguage: (language: Language) => void
}

const SpokenContext = createContext<Spoken | null>(null)
const storageKey = 'language'

/** Gives the words of the chosen language to all that is inside; the first ones are loaded before the first render. */
export function WordsProvider(props: {
  readonly language: Language
  readonly words: EverydayWords
  readonly children: ReactNode
}) {
  const [{ language, words }, setSpoken] = useState({ language: props.language, words: props.words })
  useEffect(() => {
    document.documentElement.lang = language
  }, [language])
  const spoken = useMemo<Spoken>(() => {
    const chooseLanguage = (chosen: Language) => {
      remember(storageKey, chosen)
      void loadWords(chosen).then((loaded) => setSpoken({ language: chosen, words: loaded }))
    }
    return { language, words, formats: formatsIn(language), chooseLanguage }
  }, [language, words])
  return <SpokenContext value={spoken}>{props.children}</SpokenContext>
}

/** The texts that every page needs, in the person's language. */
export function useWords(): EverydayWords {
  return useSpoken().words
}

/** The texts of the pages of writing, driving and showing as well: loaded when such a page first asks for them. */
export function useAllWords(): EverydayWords & WorkingWords {
  const { language, words } = useSpoken()
  const working = use(workingWords(language))
  return useMemo(() => ({ ...words, ...working }), [words, working])
}

/** Dates, times and figures, in the person's language. */
export function useFormats(): Formats {
  return useSpoken().formats
}

/** The person's language and the way to change it, without reloading. */
export function useLanguage(): Pick<Spoken, 'language' | 'chooseLanguage'> {
  return useSpoken()
}

/** The language that was chosen here, or that the browser prefers, or French. */
export function preferredLanguage(): Language {
  const wished = [remembered(storageKey), ...navigator.languages.map((tag) => tag.slice(0, 2).toLowerCase())]
  return wished.flatMap((wish) => languages.filter((language) => language === wish))[0] ?? 'fr'
}

/** Loads the everyday words of one language. */
export async function loadWords(language: Language): Promise<EverydayWords> {
  if (language === 'fr') return (await import('../../shared/i18n/fr-everyday.ts')).frEveryday
  return (await import('../../shared/i18n/en-everyday.ts')).enEveryday
}

const workingByLanguage = new Map<Language, Promise<WorkingWords>>()

// The same promise each time: a component that waits for it is drawn again with it.
function workingWords(language: Language): Promise<WorkingWords> {
  const loading = workingByLanguage.get(language) ?? loadWorking(language)
  workingByLanguage.set(language, loading)
  return loading
}

async function loadWorking(language: Language): Promise<WorkingWords> {
  if (language === 'fr') return (await import('../../shared/i18n/fr-working.ts')).frWorking
  return (await import('../../shared/i18n/en-working.ts')).enWorking
}

function useSpoken(): Spoken {
  const spoken = use(SpokenContext)
  if (spoken === null) throw new Error('words are asked for outside of WordsProvider')
  return spoken
}
