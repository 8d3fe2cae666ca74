import type { Heading } from './block.ts'

/** The title of a chapter, on a page of its own. */
export function chapter(text: string): Heading {
  return { type: 'heading', level: 1, look: 'chapter', startsPage: true, mark: null, text, anchor: null }
}

/** The title of a part of a chapter, on the same page. */
export function section(text: string): Heading {
  return { type: 'heading', level: 2, look: 'section', startsPage: false, mark: null, text, anchor: null }
}

/** The title of a part of a section, which the contents leave out. */
export function subsection(text: string): Heading {
  return { ...section(text), level: 3 }
}

/** The name that the page of an action is found by. */
export function anchorOf(action: string): string {
  // Word wants letters, digits and « _ », at most 40 of them.
  return `action_${action.replace(/[^A-Za-z0-9]/g, '_')}`.slice(0, 40)
}
