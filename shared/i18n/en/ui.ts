import { plural } from '../formats.ts'
import type { Words } from '../words.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('en', value, one, other)}`

/** Words of the frame, of the components and of the small common gestures. */
export const uiWords: Words['ui'] = {
  product: 'Tour de table',
  skip: 'Skip to content',
  nav: {
    label: (workshop) => `Workshop ${workshop}`,
    workshop: 'Workshop',
    diagnostic: 'Diagnostic',
    session: 'Session',
    plan: 'Plan',
    documents: 'Documents',
    console: 'Console',
  },
  menu: {
    label: (name) => `${name}, settings and leaving`,
    anonymous: 'Settings',
    language: 'Language',
    theme: 'Appearance',
    light: 'Light',
    dark: 'Dark',
    auto: 'Automatic',
    leave: 'Leave the workshop',
  },
  footer: {
    label: 'About this site',
    accessibility: 'Accessibility: not compliant',
    legal: 'Legal notice',
    privacy: 'Personal data',
    source: 'Source code',
  },
  save: {
    saving: 'Saving…',
    saved: (time) => `Saved at ${time}`,
    offline: (pending) =>
      pending === 0 ? 'Offline' : `Offline, ${count(pending, 'change to send', 'changes to send')}`,
    unsaved: 'Not saved.',
    retry: 'Try again',
  },
  findingType: {
    strength: 'Strength',
    weakness: 'Weakness',
    opportunity: 'Opportunity',
    threat: 'Threat',
    need: 'Need',
    resource: 'Resource',
  },
  present: {
    people: (total) => count(total, 'person present', 'people present'),
    named: (total, names) => `${count(total, 'person present', 'people present')}: ${names}`,
    online: (total) => `${total} online`,
  },
  loading: 'Loading',
  close: 'Close',
  cancel: 'Cancel',
  undo: 'Undo the last action',
  now: 'under way',
  optional: 'optional',
  requiredMissing: 'This field is needed.',
  notFound: {
    title: 'This page does not exist',
    text: 'The address may be incomplete. If it comes from a message, copy all of it.',
    home: 'Back to the home page',
  },
  broken: {
    title: 'This page has stopped',
    text: 'A fault in the software prevents it from being shown. What was marked “Saved” is saved. Reload the page to go on.',
    reload: 'Reload the page',
  },
  unreachable: {
    title: 'The page could not be loaded',
    text: 'The network or the server does not answer. Reload the page once the connection is back.',
  },
}
