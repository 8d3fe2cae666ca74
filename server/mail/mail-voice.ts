import { en } from '../../shared/i18n/en.ts'
import { mailsEnglish } from '../../shared/i18n/en/mails.ts'
import { formatsIn, type Formats } from '../../shared/i18n/formats.ts'
import { fr } from '../../shared/i18n/fr.ts'
import { mailsFrench } from '../../shared/i18n/fr/mails.ts'
import type { Language, MailsWords, Words } from '../../shared/i18n/words.ts'
import type { Subjects } from '../../shared/plan/catch-up.ts'
import { onOneLine } from './letter.ts'
import { kindOf, type DocumentName } from '../../shared/workshop/document-name.ts'

const mostNameSigns = 90

/** How mails speak: words of their own, and those that the screens say of the same things. */
export interface MailVoice {
  readonly language: Language
  readonly words: MailsWords
  readonly screens: Words
  readonly formats: Formats
}

const voices: Readonly<Record<Language, MailVoice>> = {
  fr: { language: 'fr', words: mailsFrench, screens: fr, formats: formatsIn('fr') },
  en: { language: 'en', words: mailsEnglish, screens: en, formats: formatsIn('en') },
}

/** The voice in the language that a reader chose. */
export function voiceFor({ language }: { readonly language: Language }): MailVoice {
  return voices[language]
}

/** What a finding, a stake or an action is called: its code and title, or the document that it is in. */
export function placeName(
  { screens }: MailVoice,
  document: DocumentName,
  subject: Subjects[string] | undefined,
): string {
  const { code = null, title = '' } = subject ?? {}
  const places = { ...screens.catchUp.place, space: screens.space.place }
  return onOneLine([code, title].filter(Boolean).join(' '), mostNameSigns) || places[kindOf(document)]
}
