import type { Fiche, Plan } from '../../shared/plan/plan.ts'
import { type Block, columns, paragraph, row, type Row } from './block.ts'
import { ficheBlocks, scheduleOf } from './fiche.ts'
import { anchorOf, chapter, section } from './headings.ts'
import type { Voice } from './voice.ts'

/** The plan of action: one table of it all, then one fiche a page. */
export function planBlocks(plan: Plan, voice: Voice): readonly Block[] {
  const { words } = voice
  const objectives = plan.axes.flatMap((axis) => axis.objectives)
  const fiches = [...objectives.flatMap((objective) => objective.fiches), ...plan.unplaced]
  if (fiches.length === 0 && plan.axes.length === 0) {
    return [chapter(words.plan.title), paragraph('intro', words.plan.empty)]
  }
  const { actions, axes, objectives: counted, sentence } = words.plan
  return [
    chapter(words.plan.title),
    paragraph('intro', sentence(actions(fiches.length), axes(plan.axes.length), counted(objectives.length))),
    section(words.plan.synopsis),
    synopsis(plan, voice),
    ...plan.axes.flatMap((axis) =>
      axis.objectives
        .flatMap((objective) => objective.fiches)
        .flatMap((fiche, index) => ficheBlocks(fiche, voice, index === 0 ? 'first-of-axis' : 'next')),
    ),
    ...plan.unplaced.flatMap((fiche, index) => ficheBlocks(fiche, voice, index === 0 ? 'first-of-axis' : 'next')),
  ]
}

function synopsis({ axes, unplaced }: Plan, voice: Voice): Block {
  const { plan } = voice.words
  const rows = [
    ...axes.flatMap((axis) => [
      band(plan.axis(axis.number, axis.title), 'axis'),
      ...axis.objectives.flatMap((objective) => [
        band(plan.objective(objective.number, objective.title), 'objective'),
        ...objective.fiches.map((fiche) => ficheRow(fiche, voice)),
      ]),
    ]),
    ...(unplaced.length > 0 ? [band(plan.unplaced, 'axis')] : []),
    ...unplaced.map((fiche) => ficheRow(fiche, voice)),
  ]
  return {
    type: 'table',
    columns: columns(13, 54, 26, 33, 32, '12 end'),
    header: [plan.number, plan.action, plan.lead, plan.schedule, plan.priority, voice.words.page].map((text) => [
      { text },
    ]),
    rows,
    density: 'dense',
  }
}

function band(text: string, level: 'axis' | 'objective'): Row {
  return { type: 'band', cell: [level === 'axis' ? paragraph('name', text) : paragraph('note', text)] }
}

function ficheRow(fiche: Fiche, voice: Voice): Row {
  const { words, results, actions } = voice
  const { action, decision } = fiche
  return row(
    fiche.number ?? words.none,
    action.title.trim() || words.untitled,
    fiche.lead?.short ?? actions.noLead,
    scheduleOf(action, voice, 'short') ?? words.none,
    decision ? results.outcomes[decision.outcome] : words.none,
    paragraph('cell', { text: '', page: anchorOf(action.id) }),
  )
}
