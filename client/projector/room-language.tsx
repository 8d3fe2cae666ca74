import { useEffect, useState, type ReactNode } from 'react'
import type { EverydayWords, Language } from '../../shared/i18n/words.ts'
import { loadWords, useLanguage, WordsProvider } from '../ui/words.tsx'

/** Speaks the démarche's language, whatever the browser of the room's computer prefers. */
export function RoomLanguage(props: { readonly language: Language; readonly children: ReactNode }) {
  const { language } = props
  const own = useLanguage().language
  const [words, setWords] = useState<{ readonly language: Language; readonly words: EverydayWords } | null>(null)
  useEffect(() => {
    if (own !== language) void loadWords(language).then((loaded) => setWords({ language, words: loaded }))
  }, [own, language])
  if (own === language || words?.language !== language) return props.children
  return (
    <WordsProvider key={language} language={language} words={words.words}>
      {props.children}
    </WordsProvider>
  )
}
