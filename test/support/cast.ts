import type { Newcomer } from './gestures/join.ts'

/** Those who play the stories: invented, each for an institution of the demonstration. */
export const cast = {
  ines: { name: 'Inès Rouvière', institution: 'Communauté d’agglomération du Grand Cahors' },
  maud: { name: 'Maud Terral', institution: 'Caisse d’allocations familiales du Lot' },
  julien: { name: 'Julien Bos', institution: 'Communauté d’agglomération du Grand Cahors' },
  samira: { name: 'Samira Lahlou', institution: 'Centres sociaux et espaces de vie sociale' },
  odile: { name: 'Odile Pons', institution: 'Associations familiales, de loisirs et de parents' },
} as const satisfies Record<string, Newcomer>

/** Words of the demonstration that stories lean on. */
export const demonstration = {
  domain: 'Petite enfance',
  finding: 'Un pôle petite enfance identifié à Cahors',
  otherFinding: 'Des places manquent pour les 0-3 ans autour de Cahors et sur les axes domicile-travail',
  action: 'Créer un conseil local de la jeunesse',
  otherAction: 'Renforcer et valoriser l’action des centres sociaux',
} as const
