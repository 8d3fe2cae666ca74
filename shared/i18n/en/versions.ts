import type { Words } from '../words.ts'

/** Words for the versions of the two documents. */
export const versionsWords: Words['versions'] = {
  open: 'Versions',
  title: {
    diagnostic: 'Versions of the diagnostic',
    plan: 'Versions of the plan of action',
    space: 'Versions of the space',
  },
  intro: 'A version keeps the text as it was. Each day of writing and the end of each phase leave one.',
  unreachable: 'The list could not be loaded. Check the network, then try again.',
  retry: 'Try again',
  close: 'Close',
  empty: 'No version yet',
  emptyHelp: (phase) => `The first one will be kept at the end of the phase “${phase}”.`,
  emptyHelpLead: (phase) =>
    `The first one will be kept at the end of the phase “${phase}”. You may also name one right now.`,
  name: 'Name the present version',
  nameHint: 'For example: before the session of 12 March.',
  nameAct: 'Name',
  named: (name) => `Version “${name}” kept.`,
  phase: (title) => `End of the phase “${title}”`,
  day: (date) => `End of the day, ${date}`,
  beforeReturn: (name) => `Before going back to “${name}”`,
  beforeReturnTo: (date) => `Before going back to the version of ${date}`,
  beforeSubject: {
    diagnostic: 'Before a finding came back',
    plan: 'Before an action came back',
    space: 'Before a finding came back',
  },
  moment: (date, time) => `${date}, ${time}`,
  by: (name) => `, by ${name}`,
  restore: 'Go back to this version',
  restoreOf: (name, moment) => `Go back to this version: ${name}, ${moment}`,
  offline: 'Offline: naming a version or going back to one waits for the network.',
  question: (name) => `Go back to “${name}”?`,
  effect: {
    diagnostic: (moment) => `The diagnostic will say again what it said on ${moment}.`,
    space: (moment) => `The space will say again what it said on ${moment}.`,
    plan: (moment) => `The plan will say again what it said on ${moment}.`,
  },
  seen: 'It is a new edit: whoever reads this text sees it at once, even while typing.',
  nothingLost: {
    diagnostic:
      'Nothing is lost: the present text becomes a version that you can go back to. Findings added since are archived, comments stay.',
    space:
      'Nothing is lost: the present text becomes a version that you can go back to. Findings added since are archived, comments stay.',
    plan: 'Nothing is lost: the present plan becomes a version that you can go back to. Actions added since are archived, comments stay.',
  },
  restored: {
    diagnostic: (moment) => `The diagnostic says again what it said on ${moment}. The text before that is in the list.`,
    space: (moment) => `The space says again what it said on ${moment}. The text before that is in the list.`,
    plan: (moment) => `The plan says again what it said on ${moment}. The plan before that is in the list.`,
  },
}
