import type { Words } from './words.ts'

/** What a démarche calls the levels of its plan, in its own words; empty for the usual ones. */
interface LevelNames {
  readonly axis: string
  readonly objective: string
  readonly action: string
}

/** The words of the plan’s pages with these names in them; nobody knows their gender or plural, so sentences go without. */
export function actionsCalled(words: Words['actions'], names: LevelNames): Words['actions'] {
  const { named } = words
  const [axis, objective, action] = [capital(names.axis), capital(names.objective), capital(names.action)]
  const both = <Value>(usual: Both<Value>, own: (name: string) => Value): Both<Value> => ({
    axis: axis === '' ? usual.axis : own(axis),
    objective: objective === '' ? usual.objective : own(objective),
  })
  const numbered = (say: (name: string, number: string) => string) => (name: string) => (number: string) =>
    say(name, number)
  const called = both(words, (name) => (number: string, title: string) => named.called(name, number, title))
  const titles = both({ axis: words.axisTitle, objective: words.objectiveTitle }, numbered(named.titleOf))
  const adding = both({ axis: words.addAxis, objective: words.addObjective }, named.add)
  const untitled = both({ axis: words.untitledAxis, objective: words.untitledObjective }, named.untitled)
  return {
    ...words,
    ...called,
    axisTitle: titles.axis,
    objectiveTitle: titles.objective,
    addAxis: adding.axis,
    addObjective: adding.objective,
    untitledAxis: untitled.axis,
    untitledObjective: untitled.objective,
    objectiveLabel: objective || words.objectiveLabel,
    remove: both(words.remove, numbered(named.remove)),
    removed: both(words.removed, numbered(named.removed)),
    broughtBack: both(words.broughtBack, numbered(named.broughtBack)),
    fiche: action || words.fiche,
    add: action === '' ? words.add : named.add(action),
  }
}

/** The words of the document’s plan with these names in them. */
export function planCalled(words: Words['documents']['plan'], names: LevelNames): Words['documents']['plan'] {
  const [axis, objective, action] = [capital(names.axis), capital(names.objective), capital(names.action)]
  return {
    ...words,
    axis: axis === '' ? words.axis : (number, title) => `${axis} ${number}. ${title}`,
    objective: objective === '' ? words.objective : (number, title) => `${objective} ${number}. ${title}`,
    action: action || words.action,
    // How many of something whose plural nobody knows is not said.
    sentence: axis === '' && objective === '' ? words.sentence : (actions) => `${actions}.`,
  }
}

interface Both<Value> {
  readonly axis: Value
  readonly objective: Value
}

function capital(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1)
}
