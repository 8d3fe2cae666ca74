import { plural } from '../formats.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('fr', value, one, other)}`

/** Words of the frame, of the components and of the small common gestures. */
export const uiWords = {
  product: 'Tour de table',
  skip: 'Aller au contenu',
  nav: {
    label: (workshop: string) => `Démarche ${workshop}`,
    workshop: 'Démarche',
    diagnostic: 'Diagnostic',
    session: 'Séance',
    plan: 'Plan',
    documents: 'Documents',
    console: 'Console',
  },
  menu: {
    label: (name: string) => `${name}, réglages et départ`,
    anonymous: 'Réglages',
    language: 'Langue',
    theme: 'Apparence',
    light: 'Clair',
    dark: 'Sombre',
    auto: 'Automatique',
    leave: 'Quitter la démarche',
  },
  footer: {
    label: 'À propos de ce site',
    accessibility: 'Accessibilité : non conforme',
    legal: 'Mentions légales',
    privacy: 'Données personnelles',
    source: 'Code source',
  },
  save: {
    saving: 'Enregistrement…',
    saved: (time: string) => `Enregistré à ${time}`,
    offline: (pending: number) =>
      pending === 0
        ? 'Hors connexion'
        : `Hors connexion, ${count(pending, 'modification à envoyer', 'modifications à envoyer')}`,
    unsaved: 'Non enregistré.',
    retry: 'Réessayer',
  },
  findingType: {
    strength: 'Force',
    weakness: 'Faiblesse',
    opportunity: 'Opportunité',
    threat: 'Menace',
    need: 'Besoin',
    resource: 'Ressource',
  },
  present: {
    people: (total: number) => count(total, 'personne présente', 'personnes présentes'),
    named: (total: number, names: string) => `${count(total, 'personne présente', 'personnes présentes')} : ${names}`,
    online: (total: number) => `${total} en ligne`,
  },
  loading: 'Chargement',
  close: 'Fermer',
  cancel: 'Annuler',
  undo: 'Annuler la dernière action',
  now: 'en cours',
  optional: 'facultatif',
  requiredMissing: 'Ce champ est attendu.',
  notFound: {
    title: 'Cette page n’existe pas',
    text: 'L’adresse est peut-être incomplète. Si elle vient d’un message, copiez-la en entier.',
    home: 'Revenir à l’accueil',
  },
  broken: {
    title: 'Cette page s’est arrêtée',
    text: 'Un défaut du logiciel empêche de l’afficher. Ce qui était marqué « Enregistré » l’est. Rechargez la page pour continuer.',
    reload: 'Recharger la page',
  },
  unreachable: {
    title: 'La page n’a pas pu être chargée',
    text: 'Le réseau ou le serveur ne répond pas. Rechargez la page dès que la connexion revient.',
  },
} as const
