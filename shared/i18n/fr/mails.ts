import { typesetFrench } from '../typography.ts'

/** Words of the mails themselves, which no page loads. */
export const mailsFrench = typesetFrench({
  confirmation: {
    subject: 'Confirmez votre adresse',
    title: 'Confirmez votre adresse',
    asked: (host: string) =>
      `Quelqu’un, sans doute vous, a laissé cette adresse sur ${host} pour suivre une démarche. Confirmez-la pour recevoir ce que vous avez choisi.`,
    button: 'Confirmer mon adresse',
    ignore:
      'Vous n’avez rien demandé ? Ne faites rien : aucun autre message ne vous sera envoyé, et l’adresse sera effacée au bout de sept jours.',
    footer: (host: string) => `Message envoyé par Tour de table, ${host}.`,
    stop: 'Effacer cette adresse maintenant',
  },
  mention: {
    one: (name: string) => `${name} vous cite`,
    many: (value: number) => `${value} commentaires vous citent`,
    subject: (title: string, workshop: string) => `${title} dans « ${workshop} »`,
    head: (name: string, place: string) => `${name}, sur ${place}`,
    answer: (name: string) => `Lire et répondre à ${name}`,
  },
  digest: {
    subject: (workshop: string) => `Du nouveau dans « ${workshop} »`,
    title: (day: string) => `Ce qui est nouveau depuis le ${day}`,
    more: (value: number) => (value === 1 ? 'Et une autre nouveauté.' : `Et ${value} autres nouveautés.`),
    read: 'Tout lire dans la démarche',
    until: (moment: string) => `jusqu’à ${moment}`,
    noEnd: 'jusqu’à la clôture par l’animation',
  },
  footer: (title: string) => `Vous avez laissé cette adresse dans « ${title} ». Elle ne sert qu’à ces messages.`,
  settings: 'Changer mes réglages',
  stop: 'Ne plus rien recevoir',
})
