import { Suspense, use } from 'react'
import type { Legal, LegalSection } from '../../shared/i18n/fr/legal.ts'
import type { Language } from '../../shared/i18n/words.ts'
import { usePageTitle } from '../ui/page-title.ts'
import type { StaticPage as PageName } from '../ui/route.ts'
import { Shell } from '../ui/shell.tsx'
import { Skeleton } from '../ui/skeleton.tsx'
import { useLanguage } from '../ui/words.tsx'
import styles from './static-page.module.css'

const texts: Readonly<Record<Language, () => Promise<Legal>>> = {
  fr: async () => (await import('../../shared/i18n/fr/legal.ts')).legalFrench,
  en: async () => (await import('../../shared/i18n/en/legal.ts')).legalEnglish,
}
const loaded = new Map<Language, Promise<Legal>>()

/** Accessibility, legal notice, personal data: plain texts that whoever hosts the service completes. */
export function StaticPage({ page }: { readonly page: PageName }) {
  return (
    <Shell>
      <article className={styles['text']}>
        <Suspense fallback={<Skeleton lines={6} />}>
          <Text page={page} />
        </Suspense>
      </article>
    </Shell>
  )
}

function Text({ page }: { readonly page: PageName }) {
  const { language } = useLanguage()
  const { title, sections } = use(textsIn(language))[page]
  usePageTitle(title)
  return (
    <>
      <h1>{title}</h1>
      {sections.map((section) => (
        <Section key={section.title} section={section} />
      ))}
    </>
  )
}

function Section({ section }: { readonly section: LegalSection }) {
  return (
    <section>
      <h2>{section.title}</h2>
      {section.text.map((paragraph) => (
        <p key={paragraph}>{paragraph}</p>
      ))}
    </section>
  )
}

function textsIn(language: Language): Promise<Legal> {
  const known = loaded.get(language) ?? texts[language]()
  loaded.set(language, known)
  return known
}
