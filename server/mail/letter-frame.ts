import type { MailAddress } from '../storage/mail-store.ts'
import type { Letter } from './letter.ts'
import { actLink, catchUpLink, type LinkSettings } from './mail-links.ts'
import { voiceFor } from './mail-voice.ts'

/** What every mail to a confirmed address has: its language, why it comes, and how to change that. */
export function frame(
  links: LinkSettings,
  to: MailAddress,
  workshop: string,
): Pick<Letter, 'language' | 'footer' | 'links'> {
  const { language, words } = voiceFor(to)
  return {
    language,
    footer: words.footer(workshop),
    links: [
      { label: words.settings, href: `${catchUpLink(links.origin, to.workshop)}#courriel` },
      { label: words.stop, href: actLink(links, 'stop', to) },
    ],
  }
}
