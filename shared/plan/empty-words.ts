const french = `
  a ai aucun aucune aujourd au aussi autour autre autres aux avant avec avoir beaucoup bien c ca car ce ceci cela celle celles celui
  cependant certain certaine certaines certains ces cet cette ceux chaque chez comme comment contre d dans de deja depuis des deux dire dit doit
  doivent donc dont du elle elles en encore entre est et etaient etait etant etc ete etre eu eux faire fait font faut hors hui ici il ils j
  je jusqu jusque l la le les leur leurs lorsqu lorsque lors lui m mais me meme memes mieux moins mon n ne ni non nos notre nous on ont or
  ou par parce parfois pas pendant peu peut peuvent plus plusieurs plutot pour pourtant pres puis puisqu puisque qu quand que quel quelle
  quelles quelque quelques quels qui quoi quoiqu s sa sans sauf se selon sera serait ses seulement si soit son sont souvent sous suite sur t
  tel telle telles tels tous tout toute toutes toujours tres trois trop un une vers voir vos votre vous y`

const english = `
  about after all also an and any are as at be because been before being both but by can could did do does each either few for from had
  has have having he her his how i if in into is it its just less like many may might more most much must no nor not of often only other our out over
  own same she should so some still such than that the their them then there these they this those through to too under until up
  very was we were what when where which while who whose why will with would you your`

/** Words of French and English, without accents, that every text has and that tell nothing of what it is about. */
export const emptyWords: ReadonlySet<string> = new Set(`${french} ${english}`.trim().split(/\s+/))
