import { plural } from '../formats.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('fr', value, one, other)}`

/** Words for the stakes: what the plan must answer. */
export const stakesWords = {
  title: 'Enjeux',
  intro: 'Un enjeu dit à quoi le plan doit répondre. Il réunit les constats qui le montrent.',
  stakes: (value: number) => count(value, 'enjeu', 'enjeux'),
  linked: (value: number, total: number) =>
    `${value} ${plural('fr', value, 'constat relié', 'constats reliés')} sur ${total}`,
  add: 'Ajouter un enjeu',
  empty: 'Aucun enjeu pour l’instant',
  emptyHelp: 'Écrivez à quoi le plan doit répondre, puis reliez les constats qui le montrent.',
  untitled: 'Enjeu sans titre',
  stake: (name: string) => `Enjeu ${name}`,
  titleOf: (number: number) => `Titre de l’enjeu ${number}`,
  sentenceOf: (number: number) => `Phrase de l’enjeu ${number}`,
  sentence: 'À quoi le plan doit répondre, en une phrase',
  findingsOf: (number: number) => `Constats de l’enjeu ${number}`,
  noFinding: 'Aucun constat n’est relié.',
  link: 'Relier des constats',
  unlink: (code: string, number: number) => `Détacher ${code} de l’enjeu ${number}`,
  unlinked: (code: string) => `${code} est détaché.`,
  comment: (number: number) => `Commenter l’enjeu ${number}`,
  archive: (number: number) => `Archiver l’enjeu ${number}`,
  justArchived: (name: string) => `« ${name} » est archivé.`,
  archived: (value: number) => count(value, 'enjeu archivé', 'enjeux archivés'),
  restore: 'Rétablir',
  restored: (name: string) => `« ${name} » est rétabli.`,
  unanswered: (value: number) => count(value, 'constat sans enjeu', 'constats sans enjeu'),
  allAnswered: 'Chaque constat est relié à un enjeu.',
} as const
