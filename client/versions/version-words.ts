import type { Formats } from '../../shared/i18n/formats.ts'
import type { Words } from '../../shared/i18n/words.ts'
import { kindOf } from '../../shared/workshop/document-name.ts'
import type { Version } from '../../shared/workshop/version.ts'
import type { View } from '../../shared/workshop/view.ts'

/** What naming a version takes: the words of the language, and the other versions. */
export interface Naming {
  readonly words: Pick<Words, 'comparison' | 'versions' | 'workshop'>
  readonly formats: Formats
  readonly versions: View['versions']
}

/** What a version is called: its name, or the moment that it was kept for. */
export function nameOf({ cause, document }: Version, naming: Naming): string {
  const { words, versions } = naming
  switch (cause.type) {
    case 'asked':
      return cause.label
    case 'phase':
      return words.versions.phase(words.workshop.phases[cause.phase].title)
    case 'day':
      return words.versions.day(naming.formats.calendarDay(cause.day))
    case 'restore': {
      const target = versions[cause.version]
      if (cause.subject !== undefined) return words.versions.beforeSubject[kindOf(document)]
      if (!target) return words.versions.beforeReturn('…')
      // A return from a return is told by its date: names would pile up.
      if (target.cause.type === 'restore') return words.versions.beforeReturnTo(momentOf(target, naming))
      return words.versions.beforeReturn(nameOf(target, naming))
    }
  }
}

/** When a version was kept: « 7 octobre 2024, 14 h 32 »; a day's end is told by its day. */
export function momentOf({ at, cause }: Version, { words, formats }: Naming): string {
  if (cause.type === 'day') return formats.calendarDay(cause.day)
  return words.versions.moment(formats.date(at), formats.time(at))
}

/** The question whether to go back to a version, and what it does. */
export function restoring(version: Version, naming: Naming) {
  const { question, effect, nothingLost, restore } = naming.words.versions
  const kind = kindOf(version.document)
  return {
    question: question(nameOf(version, naming)),
    effect: effect[kind](momentOf(version, naming)),
    nothingLost: nothingLost[kind],
    restore,
  }
}

/** Versions that tell of one day, in the order that they came in. */
export interface VersionDay {
  readonly day: string
  readonly versions: readonly Version[]
}

/** Versions by the day that they tell of, which are in the order of the list. */
export function daysOf(versions: readonly Version[], { formats }: Naming): readonly VersionDay[] {
  const dayOf = ({ at, cause }: Version) => (cause.type === 'day' ? formats.calendarDay(cause.day) : formats.date(at))
  return [...new Set(versions.map(dayOf))].map((day) => ({
    day,
    versions: versions.filter((version) => dayOf(version) === day),
  }))
}

/** The versions of a document, newest first. */
export function versionsOf(document: Version['document'], versions: View['versions']): readonly Version[] {
  const own = Object.values(versions).filter((version) => version.document === document)
  return own.toSorted((a, b) => b.at - a.at || b.seq - a.seq)
}
