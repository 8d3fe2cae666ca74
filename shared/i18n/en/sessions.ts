import { plural } from '../formats.ts'
import type { Words } from '../words.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('en', value, one, other)}`

/** Words for the sessions that an institution holds by itself, in its space. */
export const sessionsWords: Words['sessions'] = {
  title: 'Our sessions',
  sessions: (value) => count(value, 'session', 'sessions'),
  intro: 'Your meetings among yourselves: their date, who was there, what was said. They stay in your space.',
  empty: 'No session noted',
  emptyHelp: 'Note a meeting of your institution here. Only your members read it.',
  add: 'Add a session',
  of: (date) => `Session of ${date}`,
  undated: 'Session without a date',
  date: 'Date',
  attendance: 'Attendance',
  notes: 'Notes',
  placeholder: { attendance: 'Who was there', notes: 'What was said, what is to be done' },
  archive: 'Archive the session',
  justArchived: (name) => `${name}: archived.`,
  archived: (value) => count(value, 'archived session', 'archived sessions'),
  restore: 'Restore',
  restored: 'The session is back.',
}
