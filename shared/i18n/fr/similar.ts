import { plural } from '../formats.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('fr', value, one, other)}`

/** Words for findings that seem to say the same: why they are proposed, and what may be made of that. */
export const similarWords = {
  summary: (value: number) =>
    value === 0 ? 'Constats proches' : `Constats proches : ${count(value, 'proposition', 'propositions')}`,
  explained:
    'Repérés par les mots qu’ils partagent, jamais réunis sans vous. Deux constats qui disent la même chose avec d’autres mots ne sont pas repérés.',
  none: 'Aucun constat proche dans ce domaine pour le moment.',
  offline: 'Hors connexion : la recherche reprendra au retour du réseau.',
  failed: 'La recherche n’a pas abouti.',
  searchAgain: 'Chercher de nouveau',
  proposal: (names: string) => `Constats ${names}`,
  saidBy: (names: string) => `Dit par ${names}`,
  inCommon: (value: number) => `${count(value, 'mot en commun', 'mots en commun')} :`,
  andOthers: (value: number) => `et ${count(value, 'autre', 'autres')}`,
  merge: 'Réunir…',
  dismiss: 'Ils disent autre chose',
  waits: 'Hors connexion : possible au retour du réseau.',
  dismissed: 'Proposition écartée. Vous pourrez revenir dessus.',
  dismissals: (value: number) => count(value, 'proposition écartée', 'propositions écartées'),
  dismissedBy: (name: string, date: string) => (name === '' ? `Écartée le ${date}` : `Écartée par ${name} le ${date}`),
  proposeAgain: 'Proposer de nouveau',
  proposedAgain: 'Ces constats sont proposés de nouveau.',
} as const
