import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { strFromU8, unzipSync } from 'fflate'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { exportDocx, type Extent } from '../../../server/export/docx.ts'
import { demonstration } from '../../../server/demonstration/demonstration.ts'
import type { DomainId, EvidenceId } from '../../../shared/id.ts'
import type { Language } from '../../../shared/i18n/words.ts'
import type { Conversation } from '../../../shared/plan/conversations.ts'
import { buildPlan, type PlanSource } from '../../../shared/plan/build-plan.ts'
import { mergedSample } from '../../support/merged-sample.ts'
import { noon, planSample } from '../../support/plan-sample.ts'
import { pagesByOffice, readWordFile } from '../../support/word-file.ts'

let folder = ''

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tour-de-table-docx-'))
  await save('sample', planSample)
})

afterAll(async () => rm(folder, { recursive: true, force: true }))

describe('the plan as a Word document', () => {
  test('has a title, headings in order, and the language of its words', async () => {
    const file = await readWordFile(pathOf('sample'))
    expect(file.language).toBe('fr-FR')
    expect(file.headings.map(({ level, text }) => `${level} ${text.replace(/\u00A0/g, ' ').trim()}`)).toEqual([
      '1 Le territoire et la démarche',
      '2 Signataires et partenaires',
      '2 Méthode',
      '2 Portrait chiffré',
      '1 Le diagnostic partagé',
      '2 A   Petite enfance',
      '2 B   Jeunesse',
      '2 Sans domaine',
      '1 Les enjeux',
      '2 1. Accueillir tous les enfants',
      '1 Le plan d’actions',
      '2 Tableau synoptique',
      '2 Axe 1. Accueillir',
      '3 1.1.1 Ouvrir une crèche',
      '2 Actions sans objectif',
      '3 Sans objectif',
      '1 Le résultat des votes',
      '2 Vote des priorités',
      '3 Jetons par institution',
      '3 Comment les voix ont été comptées',
      '1 Relevé de décisions',
    ])
  })

  test('gives every table of facts a header row that comes again; only fiches stand in plain columns', async () => {
    const file = await readWordFile(pathOf('sample'))
    const fiches = file.headings.filter(({ text }) => /^(1\.1\.1 Ouvrir|Sans objectif)/.test(text)).length
    expect(fiches).toBe(2)
    expect(file.tables - file.tablesWithHeader).toBe(fiches)
  })

  test('calls the levels and colours the domains as they were prepared, and says what becomes of earlier actions', async () => {
    const { workshop } = planSample
    await save('prepared', {
      ...planSample,
      workshop: {
        ...workshop,
        levels: { axis: 'orientation', objective: '', action: 'projet' },
        domains: workshop.domains.map((domain, place) => (place === 0 ? { ...domain, colour: 'E' as const } : domain)),
        previousActions: [
          { title: 'Relais', domain: 'D2' as DomainId, lead: 'CAF', outcome: 'reinforced', reason: 'Trop petit.' },
          { title: 'Bus', domain: null, lead: '', outcome: null, reason: '' },
        ],
      },
    })
    const { headings, text } = await readWordFile(pathOf('prepared'))
    const titles = headings.map((one) => one.text)
    expect(titles).toContain('Orientation 1. Accueillir')
    expect(titles.indexOf('Actions du contrat précédent')).toBe(titles.indexOf('Le plan d’actions') - 1)
    expect(text).toContain('Objectif 1.1.')
    for (const said of ['Relais', 'B  Jeunesse', 'Renforcée', 'Trop petit.', 'Bus', 'À décider']) {
      expect(text.replace(/\u00A0/g, ' ')).toContain(said)
    }
    expect(await part('prepared', 'word/document.xml')).toContain('w:fill="98400F"')
    expect(await part('prepared', 'word/document.xml')).not.toContain('w:fill="855400"')
  })

  test('prints no reserve that was withdrawn', async () => {
    const { text } = await readWordFile(pathOf('sample'))
    expect(text).not.toContain('Retirée depuis.')
  })

  test('says who said a common finding separately, and who contests its wording', async () => {
    const { text } = await readWordFile(await save('merged', mergedSample))
    const said = text.replace(/[\u00A0\u202F]/g, ' ')
    const expected = [
      '●●○  Dit par 2 partenaires sur 3, séparément : CAF et Haut ; dit ensuite par Assos',
      'Versé par CAF le 24 novembre 2026, Haut le 24 novembre 2026 et Assos le 24 novembre 2026.',
      'Rédaction contestée, Commune de Haut : « Pas chez nous. »',
      'Contestée dans une rédaction antérieure, Associations : « Trop court. »',
      'Réserve sur un constat d’origine, Caisse d’allocations familiales : « À vérifier. »',
    ]
    expect(expected.filter((words) => !said.includes(words))).toEqual([])
    expect(said).not.toContain('Ce que dit la CAF')
  })

  test('says what the screens say, nothing left out', async () => {
    const { text } = await readWordFile(pathOf('sample'))
    const said = text.replace(/[\u00A0\u202F]/g, ' ')
    const expected = [
      'Directrice',
      'Champs de compétence : Petite enfance et Logement.',
      'Mots <simples> & gras ou penchés',
      'un piège cloche et moitié.',
      'Premier point',
      'Parole citée',
      'A1',
      'Force',
      'à sourcer',
      'Réserve, Commune de Haut : « Nous n’en comptons pas autant. »',
      'Aucune famille ne renonce faute de place.',
      '2 constats ne sont reliés à aucun enjeu : B1, ?1.',
      'Sans domaine connu',
      '12 840',
      'exemple.fr',
      'Haut et Bas',
      '420 000 €',
      'octobre 2027 – décembre 2028',
      'Retenue, priorité partagée',
      'Portée par toutes les institutions.',

      'Ouvrir une crèche, mots du vote',
      'Une idée retirée du plan',
      'Sans un seul jeton',
      'ex æquo',
      '6 bulletins sur 8 personnes',
      'Le diagnostic est validé.',
      'COPIL',
      '31 décembre 2026',
      'Document de travail du 24 novembre 2026',
    ]
    // The cover's foot is in a part of its own.
    const foot = await part('sample', 'word/footer2.xml')
    expect(expected.filter((words) => !`${said}\n${plain(foot)}`.includes(words))).toEqual([])
    expect(said).not.toContain('Archivé')
    expect(said).not.toContain('Institution partie')
  })

  test('speaks English where it is asked to', async () => {
    const file = await readWordFile(await save('english', planSample, { language: 'en' }))
    expect(file.language).toBe('en-GB')
    expect(file.headings[0]?.text).toBe('The territory and the process')
    expect(file.text).not.toMatch(/constats|jetons|Sommaire|Relevé|Pilote/)
  })

  test('lets signatories sign only what is there to be agreed', async () => {
    const agreed = { ...planSample, workshop: { ...planSample.workshop, phase: 'agree' as const } }
    const final = await save('final', agreed)
    expect((await readWordFile(pathOf('sample'))).text).not.toContain('Engagements et signatures')
    expect((await readWordFile(final)).text).toContain('Engagements et signatures')
    expect(plain(await part('final', 'word/footer2.xml'))).toContain('Version du 24 novembre 2026')
  })

  test('carries its title, language and date, numbered pages and described drawing', async () => {
    const core = await part('sample', 'docProps/core.xml')
    expect(core).toContain('<dc:title>Convention du Val d’Essai</dc:title>')
    expect(core).toContain('<dc:language>fr-FR</dc:language>')
    expect(core).toContain('2026-11-24T11:00:00Z')
    const [document, foot] = [await part('sample', 'word/document.xml'), await part('sample', 'word/footer1.xml')]
    expect(foot).toMatch(/PAGE.*NUMPAGES/s)
    expect(document).toMatch(/descr="3 fils, un par partenaire/)
    expect(document).not.toContain('javascript:')
    expect(await part('sample', 'word/styles.xml')).toMatch(/Heading 3.*?<w:outlineLvl w:val="2"\/>/s)
  })

  test('starts each ordered list from one', async () => {
    const document = await part('sample', 'word/document.xml')
    const lists = [...document.matchAll(/<w:numId w:val="(\d+)"/g)].map(([, id]) => id)
    // The text with its three lists stands in the diagnostic and in the plan; the stake has a list of its findings.
    expect(new Set(lists).size).toBe(8)
  })

  test('is made of an empty démarche too', async () => {
    const { workshop } = demonstration()
    const bare = { ...workshop, institutions: [], meetings: [], rounds: [], decisions: [], domains: [] }
    const nothing = { diagnostic: { findings: [], stakes: [] }, plan: { axes: [], objectives: [], actions: [] } }
    const { text } = await readWordFile(await save('empty', { workshop: bare, ...nothing, at: noon }))
    expect(text).toContain('Aucun constat n’est encore écrit.')
    expect(text).toContain('Aucune action n’est encore écrite.')
  })
})

describe('the diagnostic alone as a Word document', () => {
  const said = (text: string, author = 'Maud Terral, CAF') => ({ author, at: noon, text })
  const about = { subject: 'f1', anchor: { on: 'whole', words: '' }, isResolved: false } as const
  const quoted = (quote: string) => ({ on: 'passage', quote, before: '', after: '' }) as const
  const conversations: readonly Conversation[] = [
    {
      ...about,
      thread: 't1',
      anchor: quoted(' ou penchés'),
      comments: [said('Pourquoi ?'), said('Parce que.', 'Ana <b>')],
    },
    { ...about, thread: 't2', comments: [said('Sur le constat.')], isResolved: true },
    { ...about, thread: 't3', anchor: quoted('des mots'), comments: [said('Où sont-ils ?')] },
    { ...about, thread: 't4', subject: 'f3', comments: [said('Sur un constat archivé.')] },
  ]

  beforeAll(async () => {
    await save('diagnostic', planSample, { extent: { type: 'diagnostic', conversations } })
    await save('uncommented', planSample, { extent: { type: 'diagnostic', conversations: [] } })
  })

  test('holds the territory, the findings and the stakes, and nothing of the plan', async () => {
    const file = await readWordFile(pathOf('diagnostic'))
    expect(file.headings.filter(({ level }) => level === 1).map(({ text }) => text)).toEqual([
      'Le territoire et la démarche',
      'Le diagnostic partagé',
      'Les enjeux',
    ])
    expect(file.text).not.toContain('Ouvrir une crèche')
    expect(file.text).toContain('Nous n’en comptons pas autant.')
  })

  test('has comments of Word, by their authors, replies below the first and resolved ones closed', async () => {
    const comments = await part('diagnostic', 'word/comments.xml')
    expect([...comments.matchAll(/w:author="([^"]+)"/g)].map(([, author]) => author)).toEqual([
      'Maud Terral, CAF',
      'Ana &lt;b&gt;',
      'Maud Terral, CAF',
      'Maud Terral, CAF',
    ])
    expect(comments).toContain('w:initials="MT"')
    expect(plain(comments)).toContain('Parce que.')
    expect(plain(comments).replace(/\u00A0/g, ' ')).toContain('À propos de mots qui ont changé depuis : « des mots »Où')
    const threads = await part('diagnostic', 'word/commentsExtended.xml')
    expect(threads.match(/w15:paraIdParent=/g)).toHaveLength(1)
    expect(threads.match(/w15:done="1"/g)).toHaveLength(1)
  })

  test('puts each comment around its words', async () => {
    const body = await part('diagnostic', 'word/document.xml')
    expect([0, 1, 2, 3].map((id) => commented(body, id))).toEqual([
      ' ou penchés',
      ' ou penchés',
      'Un réseau solide',
      'Un réseau solide',
    ])
    expect(body.match(/<w:commentReference /g)).toHaveLength(4)
  })

  test('puts a comment on a figure, a stake or a domain beside it, and on a figure that is gone beside the finding', async () => {
    const onFigure = (id: string) => ({ on: 'figure', figure: id as EvidenceId, words: '42 %' }) as const
    const stands: readonly Conversation[] = [
      { ...about, thread: 'u1', anchor: onFigure('e1'), comments: [said('De quelle année ?')] },
      { ...about, thread: 'u2', anchor: onFigure('gone'), comments: [said('Où est-il ?')] },
      { ...about, thread: 'u3', subject: 'k1', anchor: { on: 'stake', words: '' }, comments: [said('Tous ?')] },
      {
        ...about,
        thread: 'u4',
        subject: 'D1',
        anchor: { on: 'domain', words: '' },
        comments: [said('Rien sur la PMI ?')],
      },
    ]
    await save('standing', planSample, { extent: { type: 'diagnostic', conversations: stands } })
    const body = await part('standing', 'word/document.xml')
    expect([0, 1, 2, 3].map((id) => commented(body, id).replaceAll('\u00A0', ' '))).toEqual([
      '6 par an',
      'Un réseau solide',
      '1. Accueillir tous les enfants',
      ' A   Petite enfance',
    ])
    const comments = plain(await part('standing', 'word/comments.xml')).replace(/\u00A0/g, ' ')
    expect(comments).toContain('À propos de mots qui ont changé depuis : « 42 % »Où')
  })

  test('can do without', async () => {
    expect(await part('uncommented', 'word/document.xml')).not.toContain('comment')
  })
})

describe('the document opened by LibreOffice', () => {
  test('keeps its headings, header rows, language and title', async ({ skip }) => {
    const opened = await openDocument('sample')
    skipsWithoutOffice(opened, skip)
    if (!opened) return
    const { content, styles } = opened
    const count = (text: string) => content.split(text).length - 1
    const { headings } = await readWordFile(pathOf('sample'))
    expect(count('<text:h ')).toBe(headings.length)
    // Only the two fiches stand in columns without a header.
    expect(count('<table:table ') - count('<table:table-header-rows>')).toBe(2)
    expect(styles).toMatch(/<style:default-style style:family="paragraph">.*?fo:language="fr" fo:country="FR"/s)
  }, 120_000)
})

describe('the demonstration opened by LibreOffice', () => {
  test('has one fiche a page, and contents that say the right pages', async ({ skip }) => {
    const { workshop, documents } = demonstration()
    const path = await save('demonstration', { workshop, ...documents, at: noon })
    const pages = await pagesByOffice(path)
    skipsWithoutOffice(pages, skip)
    if (!pages) return
    const { headings } = await readWordFile(path)
    const fiches = headings.filter(({ level, text }) => level === 3 && /^\d+\.\d+\.\d+ /.test(text))
    const startOf = (words: string) => pages.findIndex((page, index) => index > 1 && page.includes(words)) + 1
    expect(fiches).toHaveLength(documents.plan.actions.length)
    const fichePages = fiches.map(({ text }) => pages.findIndex((page) => isFichePage(page, text)) + 1)
    expect(fichePages).toEqual(fichePages.map((_, index) => (fichePages[0] ?? 0) + index))
    const contents = pages[1] ?? ''
    expect(pageSaid(contents, 'Le plan d’actions')).toBe(startOf('Tableau synoptique'))
    expect(pageSaid(contents, 'Axe 1.')).toBe(fichePages[0])
    expect(pageSaid(contents, 'Relevé de décisions')).toBe(startOf('Relevé de décisions'))
  }, 120_000)
})

/** The document as LibreOffice understands it; null where there is no LibreOffice. */
async function openDocument(name: string): Promise<{ readonly content: string; readonly styles: string } | null> {
  try {
    const profile = `-env:UserInstallation=file://${folder}/profile`
    const command = [profile, '--headless', '--convert-to', 'odt', '--outdir', folder, pathOf(name)]
    await promisify(execFile)('soffice', command, { timeout: 120_000 })
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null
    throw error
  }
  const parts = unzipSync(new Uint8Array(await readFile(join(folder, `${name}.odt`))))
  const xml = (path: string) => (parts[path] ? strFromU8(parts[path]) : '')
  return { content: xml('content.xml'), styles: xml('styles.xml') }
}

function skipsWithoutOffice(found: unknown, skip: (note: string) => void): void {
  if (found !== null) return
  if (process.env['CI']) throw new Error('LibreOffice is demanded here')
  skip('LibreOffice is not installed: nothing else can open the document')
}

const whole: Extent = { type: 'whole' }

interface Form {
  readonly language?: Language
  readonly extent?: Extent
}

async function save(name: string, source: PlanSource, { language = 'fr', extent = whole }: Form = {}): Promise<string> {
  const path = pathOf(name)
  await writeFile(path, await exportDocx({ plan: buildPlan(source), language, extent }))
  return path
}

function pathOf(name: string): string {
  return join(folder, `${name}.docx`)
}

async function part(name: string, path: string): Promise<string> {
  const file = unzipSync(new Uint8Array(await readFile(pathOf(name))))[path]
  return file ? strFromU8(file) : ''
}

/** The words that a comment stands beside. */
function commented(body: string, id: number): string {
  return plain(
    body.split(`<w:commentRangeStart w:id="${id}"/>`)[1]?.split(`<w:commentRangeEnd w:id="${id}"/>`)[0] ?? '',
  )
}

function plain(xml: string): string {
  return xml.replace(/<[^>]+>/g, '')
}

// A title may take two lines: its number, and the label that no other page has, tell its page.
function isFichePage(page: string, title: string): boolean {
  return page.includes('Participation des habitants') && page.includes(`${title.split(' ')[0]} `)
}

function pageSaid(contents: string, entry: string): number | null {
  const line = contents.split('\n').find((one) => one.trim().startsWith(entry))
  const page = /(\d+)\s*$/.exec(line ?? '')?.[1]
  return page === undefined ? null : Number(page)
}
