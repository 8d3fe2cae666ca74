import { plural } from '../formats.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('fr', value, one, other)}`

/** Words for the sessions that an institution holds by itself, in its space. */
export const sessionsWords = {
  title: 'Nos séances',
  sessions: (value: number) => count(value, 'séance', 'séances'),
  intro: 'Vos réunions entre vous : leur date, qui était là, ce qui s’est dit. Elles restent dans votre espace.',
  empty: 'Aucune séance notée',
  emptyHelp: 'Notez ici une réunion de votre institution. Seuls vos membres la lisent.',
  add: 'Ajouter une séance',
  of: (date: string) => `Séance du ${date}`,
  undated: 'Séance sans date',
  date: 'Date',
  attendance: 'Présences',
  notes: 'Notes',
  placeholder: { attendance: 'Qui était là', notes: 'Ce qui s’est dit, ce qui est à faire' },
  archive: 'Archiver la séance',
  justArchived: (name: string) => `${name} : archivée.`,
  archived: (value: number) => count(value, 'séance archivée', 'séances archivées'),
  restore: 'Rétablir',
  restored: 'La séance est de retour.',
} as const
