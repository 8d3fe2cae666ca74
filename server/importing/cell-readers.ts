import { en } from '../../shared/i18n/en.ts'
import { fr } from '../../shared/i18n/fr.ts'
import type { Result } from '../../shared/result.ts'
import type { CellProblem, ImportColumn } from '../../shared/workshop/imported.ts'
import { institutionRoles } from '../../shared/workshop/institution.ts'
import { previousOutcomes } from '../../shared/workshop/preparation.ts'
import type { ImportOrder } from './order.ts'

/** A cell as the démarche would have it, always as text; or what is wrong with it. */
export type Read = Result<string, CellProblem['problem']>

const longest: Readonly<Partial<Record<ImportColumn, number>>> = { source: 2000, reason: 2000, competences: 2000 }

/** Reads a cell that says something. */
export function readCell(column: ImportColumn, text: string, domains: ImportOrder['domains']): Read {
  if (text.length > (longest[column] ?? 300)) return wrong('too-long')
  switch (column) {
    case 'value':
      return numberIn(text)
    case 'year':
      return /^[1-9]\d{3}$/.test(text) ? right(text) : wrong('not-a-year')
    case 'joined':
      return dayIn(text)
    case 'role':
      return wordIn(
        text,
        institutionRoles,
        [fr.preparing.institutions.roles, en.preparing.institutions.roles],
        'unknown-role',
      )
    case 'outcome':
      return wordIn(
        text,
        previousOutcomes,
        [fr.preparing.previous.outcomes, en.preparing.previous.outcomes],
        'unknown-outcome',
      )
    case 'domain':
      return domainsIn([text], domains)
    case 'competences':
      return domainsIn(text.split(/[;,/|\n]/), domains)
    case 'commune':
    case 'label':
    case 'unit':
    case 'source':
    case 'name':
    case 'short':
    case 'representative':
    case 'title':
    case 'lead':
    case 'reason':
      return right(text)
  }
}

/** Words as they are compared: without accents, capitals, marks and endings in (e). */
export function plain(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim()
}

function numberIn(text: string): Read {
  const bare = text.replace(/[\s\u00A0\u202F']/g, '')
  const isGrouped = /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(bare)
  const dotted = isGrouped ? bare.replaceAll(',', '') : bare.replace(',', '.')
  const number = /^-?\d+(\.\d+)?(e[+-]?\d{1,2})?$/i.test(dotted) ? Number(dotted) : Number.NaN
  return Number.isFinite(number) ? right(String(number)) : wrong('not-a-number')
}

function dayIn(text: string): Read {
  const [, d = '', m = '', y = ''] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  const day = y === '' ? text : `${y}-${m.padStart(2, '0')}-${d.padStart(2, '0')}`
  const at = /^\d{4}-\d{2}-\d{2}$/.test(day) ? Date.parse(`${day}T00:00:00Z`) : Number.NaN
  // The 31st of February would become a day of March.
  if (Number.isNaN(at) || new Date(at).toISOString().slice(0, 10) !== day) return wrong('not-a-day')
  return right(day)
}

function wordIn<Word extends string>(
  text: string,
  words: readonly Word[],
  spoken: readonly Readonly<Record<Word, string>>[],
  problem: CellProblem['problem'],
): Read {
  // « Associé », « associée » and « Associées » are one word here.
  const stem = (one: string) => plain(one).replace(/(rice|eur|ee|es|e|s)s?$/, '')
  const said = stem(text)
  const found = words.find((word) => stem(word) === said || spoken.some((names) => stem(names[word]) === said))
  return found ? right(found) : wrong(problem)
}

function domainsIn(names: readonly string[], domains: ImportOrder['domains']): Read {
  const ids: string[] = []
  for (const name of names.map(plain).filter((one) => one !== '')) {
    const found = domains.find((domain) => plain(domain.letter) === name || plain(domain.name) === name)
    if (!found) return wrong('unknown-domain')
    ids.push(found.id)
  }
  return right([...new Set(ids)].join(' '))
}

function right(value: string): Read {
  return { ok: true, value }
}

function wrong(refusal: CellProblem['problem']): Read {
  return { ok: false, refusal }
}
