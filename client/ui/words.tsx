import { createContext, use, useEffect, useMemo, useState, type ReactNode } from 'react'
import { formatsIn, type Formats } from '../../shared/i18n/formats.ts'
import { languages, type Language, type Words } from '../../shared/i18n/words.ts'
import { remember, remembered } from './remembered.ts'

interface Spoken {
  readonly language: Language
  readonly words: Words
  readonly formats: Formats
  readonly chooseLanguage: (language: Language) => void
}

const SpokenContext = createContext<Spoken | null>(null)
const storageKey = 'language'

/** Gives the words of the chosen language to all that is inside; the first ones are loaded before the first render. */
export function WordsProvider(props: {
  readonly language: Language
  readonly words: Words
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

/** Every text of the interface, in the person's language. */
export function useWords(): Words {
  return useSpoken().words
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

/** Loads one language only. */
export async function loadWords(language: Language): Promise<Words> {
  if (language === 'fr') return (await import('../../shared/i18n/fr.ts')).fr
  return (await import('../../shared/i18n/en.ts')).en
}

function useSpoken(): Spoken {
  const spoken = use(SpokenContext)
  if (spoken === null) throw new Error('words are asked for outside of WordsProvider')
  return spoken
}
