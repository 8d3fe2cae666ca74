import { plural } from '../formats.ts'

const count = (value: number, one: string, other: string) => `${value} ${plural('fr', value, one, other)}`

/** Words for the private space of an institution. */
export const spaceWords = {
  own: (short: string) => `Chez nous, ${short}`,
  ofOther: (short: string) => `Espace de ${short}`,
  place: 'l’espace',
  versionKept: 'Une version de l’espace a été gardée.',
  lock: 'Personne d’autre ne le lit tant que vous ne l’avez pas versé, pas même l’animation.',
  openedTo: {
    facilitators: 'Vous l’avez ouvert à l’animation : elle peut lire tout ce qui s’y trouve.',
    everyone: 'Vous l’avez ouvert : tous les participants de la démarche peuvent lire tout ce qui s’y trouve.',
  },
  guest: 'En lecture : cet espace est celui d’une autre institution, qui vous l’a ouvert.',
  guestNote: 'Cette institution vous a ouvert son espace. Elle peut le refermer.',
  open: 'Ouvrir à la lecture',
  close: 'Refermer',
  closed: 'L’espace est refermé : vos membres sont seuls à le lire.',
  opened: {
    facilitators: 'L’espace est ouvert à l’animation.',
    everyone: 'L’espace est ouvert à tous les participants.',
  },
  openTitle: 'Ouvrir votre espace à la lecture ?',
  openEffect: 'Tout ce qui s’y trouve se lira aussitôt, commentaires compris. Personne d’autre ne pourra y écrire.',
  openAgain: 'Vous pourrez le refermer ; ce qui aura été lu l’aura été.',
  openTo: { facilitators: 'Ouvrir à l’animation', everyone: 'Ouvrir à tous' },
  noInstitution: 'Vous n’avez pas d’espace',
  noInstitutionHelp:
    'Un espace est celui d’une institution, et vous n’en représentez aucune. L’animation peut indiquer la vôtre.',
  notYours: 'Cet espace ne vous est pas ouvert',
  notYoursHelp: 'Seule l’institution le lit, tant qu’elle ne l’a pas ouvert ou n’a pas versé ses constats.',
  pour: {
    choose: 'Choisir',
    chosen: (code: string) => ` le constat ${code}`,
    poured: (date: string) => `Versé le ${date}`,
    changed: 'Modifié depuis',
    see: 'Voir dans le diagnostic',
    twice: 'La première copie avait été modifiée par d’autres : elle est restée, la nouvelle est à côté.',
    act: (value: number) => `Verser ${count(value, 'constat', 'constats')}`,
    title: (value: number) => `Verser ${count(value, 'constat', 'constats')} au diagnostic partagé ?`,
    effect:
      'Tous les participants de la démarche les liront, avec leurs chiffres, la date et le nom de votre institution. Vos commentaires restent chez vous.',
    kept: 'Votre texte reste ici tel quel. S’il change, vous pourrez le verser de nouveau.',
    confirm: 'Verser',
    done: (value: number) => `${count(value, 'constat versé', 'constats versés')}.`,
    offline: 'Hors connexion : verser attend le retour du réseau.',
    by: (short: string, date: string) => `Versé par ${short} le ${date}`,
    separately: ', séparément',
  },
  toHome: 'Revenir à la démarche',
  card: {
    title: 'Espaces des institutions',
    text: 'Écrivez ce que vous voyez de votre côté. Personne d’autre ne le lit tant que vous ne l’avez pas versé.',
    open: 'Écrire chez nous',
    none: 'Vous ne représentez aucune institution : vous n’avez pas d’espace. L’animation peut indiquer la vôtre.',
    others: 'Espaces qui vous sont ouverts',
  },
} as const
