import { plural } from '../formats.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('fr', value, one, other)}`

/** Words for the page that compares two versions of the diagnostic. */
export const comparisonWords = {
  title: { diagnostic: 'Ce qui a changé dans le diagnostic', space: 'Ce qui a changé dans l’espace' },
  back: { diagnostic: 'Retour au diagnostic', space: 'Retour à l’espace' },
  open: 'Voir ce qui a changé depuis',
  openOf: (name: string, moment: string) => `Voir ce qui a changé depuis : ${name}, ${moment}`,
  from: 'Du texte de',
  to: 'Au texte de',
  now: 'Maintenant',
  failed: 'La comparaison n’a pas pu être faite. Vérifiez le réseau et les versions choisies, puis recommencez.',
  retry: 'Recommencer',
  legend: { added: 'Souligné : ajouté.', removed: 'Barré : retiré.' },
  said: { added: ' [ajouté : ', removed: ' [retiré : ', end: '] ' },
  findings: {
    added: (value: number) => count(value, 'constat ajouté', 'constats ajoutés'),
    removed: (value: number) => count(value, 'constat retiré', 'constats retirés'),
    changed: (value: number) => count(value, 'constat modifié', 'constats modifiés'),
  },
  stakes: {
    added: (value: number) => count(value, 'enjeu ajouté', 'enjeux ajoutés'),
    removed: (value: number) => count(value, 'enjeu retiré', 'enjeux retirés'),
    changed: (value: number) => count(value, 'enjeu modifié', 'enjeux modifiés'),
  },
  sentence: (parts: string) => `${parts}.`,
  nothing: 'Aucun constat ni enjeu n’a changé entre ces deux moments.',
  status: { added: 'ajouté', removed: 'retiré', changed: 'modifié' },
  moved: 'déplacé',
  fields: { title: 'Titre', body: 'Texte', evidence: 'Chiffre', territory: 'Territoire', sentence: 'Phrase' },
  noDomain: 'sans domaine',
  domain: (before: string, after: string) => `Passé du domaine « ${before} » au domaine « ${after} ».`,
  type: (before: string, after: string) => `Était « ${before} », est « ${after} ».`,
  originsAdded: (names: string) => `Porté aussi par ${names}.`,
  originsRemoved: (names: string) => `N’est plus porté par ${names}.`,
  linked: (codes: string) => `Constats reliés : ${codes}.`,
  unlinked: (codes: string) => `Constats détachés : ${codes}.`,
  restore: 'Rétablir ce constat',
  restoreOf: (code: string, title: string) => `Rétablir ce constat : ${code} ${title}`,
  question: (name: string) => `Rétablir « ${name} » ?`,
  effect: 'Ce constat dira de nouveau ce qu’il disait dans la version de départ. Les autres ne changent pas.',
  nothingLost: 'Rien n’est perdu : le texte présent devient une version, où vous pourrez revenir.',
  restored: (name: string) => `« ${name} » est rétabli.`,
} as const
