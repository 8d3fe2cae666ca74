import type { Formats } from '../../shared/i18n/formats.ts'
import type { Words } from '../../shared/i18n/words.ts'
import type { Version } from '../../shared/workshop/version.ts'
import type { View } from '../../shared/workshop/view.ts'

/** What naming a version takes: the words of the language, and the other versions. */
export interface Naming {
  readonly words: Pick<Words, 'comparison' | 'versions' | 'workshop'>
  readonly formats: Formats
  readonly versions: View['versions']
}

/** What a version is called: its name, or the moment that it was kept for. */
export function nameOf({ cause }: Version, naming: Naming): string {
  const { words, versions } = naming
  switch (cause.type) {
    case 'asked':
      return cause.label
    case 'phase':
      return words.versions.phase(words.workshop.phases[cause.phase].title)
    case 'restore': {
      const target = versions[cause.version]
      if (cause.subject !== undefined) return words.versions.beforeSubject[target?.document ?? 'diagnostic']
      if (!target) return words.versions.beforeReturn('…')
      // A return from a return is told by its date: names would pile up.
      if (target.cause.type === 'restore') return words.versions.beforeReturnTo(momentOf(target, naming))
      return words.versions.beforeReturn(nameOf(target, naming))
    }
  }
}

/** When a version was kept: « 7 octobre 2024, 14 h 32 ». */
export function momentOf({ at }: Version, { words, formats }: Naming): string {
  return words.versions.moment(formats.date(at), formats.time(at))
}

/** The versions of a document, newest first. */
export function versionsOf(document: Version['document'], versions: View['versions']): readonly Version[] {
  const own = Object.values(versions).filter((version) => version.document === document)
  return own.toSorted((a, b) => b.at - a.at || b.seq - a.seq)
}
