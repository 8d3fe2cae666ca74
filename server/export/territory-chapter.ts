import type { DomainId } from '../../shared/id.ts'
import type { Plan } from '../../shared/plan/plan.ts'
import type { Domain, Figure } from '../../shared/workshop/workshop.ts'
import { type Block, columns, paragraph, row, type Run } from './block.ts'
import { safeLink } from './clean-text.ts'
import { chapter, section } from './headings.ts'
import type { Voice } from './voice.ts'

/** Who signs, how they met, and the territory in figures. */
export function territoryBlocks(plan: Plan, voice: Voice): readonly Block[] {
  const { words } = voice
  const { name, kind } = plan.territory
  const parts = [partnerBlocks(plan, voice), methodBlocks(plan, voice), portraitBlocks(plan, voice)].flat()
  if (parts.length === 0 && !name) return []
  return [
    chapter(words.territory.title),
    ...(name ? [paragraph('intro', words.territory.place(name, kind))] : []),
    ...parts,
  ]
}

function partnerBlocks({ partners, diagnostic }: Plan, voice: Voice): readonly Block[] {
  if (partners.length === 0) return []
  const { words } = voice
  const domains = diagnostic.flatMap(({ domain }) => domain ?? [])
  const { territory } = words
  return [
    section(territory.partners),
    {
      type: 'table',
      columns: columns(96, 42, 32),
      header: [[{ text: territory.partner }], [{ text: territory.short }], [{ text: territory.role }]],
      rows: partners.flatMap(({ role, institutions }) =>
        institutions.map((one) =>
          row(
            [
              paragraph('cell', { text: one.name, isBold: role === 'signatory' }),
              ...(one.representative ? [paragraph('note', one.representative)] : []),
              ...competenceNote(one.competences ?? [], domains, voice),
            ],
            one.short,
            territory.roles[role],
          ),
        ),
      ),
      density: 'plain',
    },
  ]
}

function competenceNote(competences: readonly DomainId[], domains: readonly Domain[], { words, formats }: Voice) {
  const names = domains.filter(({ id }) => competences.includes(id)).map(({ name }) => name)
  return names.length > 0 ? [paragraph('note', words.territory.competences(formats.list(names)))] : []
}

function methodBlocks({ meetings }: Plan, { words, formats }: Voice): readonly Block[] {
  if (meetings.length === 0) return []
  const { territory } = words
  const separate = meetings.filter((meeting) => meeting.format === 'separate').length
  const sentence = territory.methodSentence(
    territory.separately(separate),
    territory.together(meetings.length - separate),
  )
  return [
    section(territory.method),
    paragraph('text', sentence),
    {
      type: 'table',
      columns: columns(36, 84, 28, '22 end'),
      header: [territory.date, territory.meeting, territory.format, territory.attendance].map((text) => [{ text }]),
      rows: meetings.map(({ date, about, format, institutions, attendance }) => {
        const names = institutions.map((one) => one.short)
        return row(
          formats.calendarDay(date),
          [paragraph('cell', about), ...(names.length > 0 ? [paragraph('note', formats.list(names))] : [])],
          territory.formats[format],
          attendance === null ? words.none : formats.number(attendance),
        )
      }),
      density: 'plain',
    },
  ]
}

function portraitBlocks({ territory: { figures, communes } }: Plan, voice: Voice): readonly Block[] {
  const { words, formats } = voice
  const { territory } = words
  if (figures.length === 0 && communes.length === 0) return []
  const list = paragraph('text', territory.communes(communes.length, formats.list(communes)))
  return [
    section(territory.portrait),
    ...(communes.length > 0 ? [list] : []),
    ...(figures.length > 0 ? [figureTable(figures, voice)] : []),
  ]
}

function figureTable(figures: readonly Figure[], { words, formats }: Voice): Block {
  const { territory } = words
  return {
    type: 'table',
    columns: columns(64, '40 end', '18 end', 48),
    header: [territory.figure, territory.value, territory.year, territory.source].map((text) => [{ text }]),
    rows: figures.map((figure) =>
      row(
        figure.label,
        paragraph('cell', { text: formats.number(figure.value), isBold: true }, ` ${figure.unit}`),
        figure.year === null ? words.none : `${figure.year}`,
        paragraph('note', ...sourceRuns(figure.source, territory.toSource)),
      ),
    ),
    density: 'plain',
  }
}

/** Where a figure comes from; a web page is called by its site, and linked. */
export function sourceRuns(source: string, toSource: string): readonly Run[] {
  const text = source.trim()
  if (text === '') return [{ text: toSource, isItalic: true }]
  return text.split(/(https?:\/\/[^\s)»]+)/).flatMap((part): readonly Run[] => {
    if (part === '') return []
    const link = safeLink(part)
    return [link ? { text: new URL(link).hostname.replace(/^www\./, ''), link } : { text: part }]
  })
}
