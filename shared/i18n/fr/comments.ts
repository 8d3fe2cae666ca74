import { plural } from '../formats.ts'

/** Words for threads and comments. */
export const commentsWords = {
  title: 'Commentaires',
  openPanel: (open: number) => `Commentaires : ${open} ${plural('fr', open, 'ouvert', 'ouverts')}`,
  filter: 'Filtrer les fils',
  filters: {
    open: (count: number) => `Ouverts ${count}`,
    resolved: (count: number) => `Traités ${count}`,
    detached: (count: number) => `Détachés ${count}`,
  },
  none: {
    open: 'Aucun fil ouvert ici. Sélectionnez des mots du texte pour les commenter.',
    resolved: 'Aucun fil traité ici.',
    detached: 'Aucun fil détaché. Un fil se détache quand son texte disparaît ; il reste lisible.',
  },
  thread: (number: number | null, code: string | null, quote: string | null) =>
    `Fil ${[number, code, quote && `« ${quote} »`].filter((part) => part !== null).join(', ')}`,
  whole: 'sur l’ensemble',
  newComment: 'Nouveau commentaire',
  yourComment: 'Votre commentaire',
  yourReply: 'Votre réponse',
  send: 'Commenter',
  sending: 'Envoi…',
  reply: 'Répondre',
  resolve: 'Traiter',
  reopen: 'Rouvrir',
  resolvedBy: (name: string) => `Traité par ${name}`,
  empty: 'Écrivez quelques mots d’abord.',
  refused: {
    'passage-not-found': 'Ces mots ont changé entre-temps. Sélectionnez-les de nouveau ; votre texte est gardé.',
    'unknown-subject': 'Ce texte n’existe plus. Votre commentaire est gardé ici.',
    'unknown-thread': 'Ce fil n’existe plus.',
    'not-allowed': 'Seules la personne qui a ouvert ce fil et l’équipe peuvent faire cela.',
    'thread-already-resolved': 'Quelqu’un vient de traiter ce fil.',
    'thread-not-resolved': 'Quelqu’un vient de rouvrir ce fil.',
    'storage-unavailable': 'Le serveur n’enregistre pas pour le moment. Votre texte est gardé, réessayez.',
  },
  refusedOther: 'Le serveur n’a pas pris ce commentaire. Votre texte est gardé, réessayez.',
} as const
