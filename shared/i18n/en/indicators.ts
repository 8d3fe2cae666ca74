import type { Words } from '../words.ts'

/** Words for the indicators of an action. */
export const indicatorsWords: Words['actions']['indicators'] = {
  title: 'Indicators',
  advice: 'Two or three are enough: what is done, and what it changes.',
  add: 'Add an indicator',
  unnamed: 'Unnamed indicator',
  unknown: '?',
  kindLabel: 'Kind',
  kind: { output: 'output', outcome: 'outcome' },
  sourced: (kind, source) => `${kind}, source ${source}`,
  fromTo: (baseline, target, unit) => `From ${baseline} to ${target} ${unit}`.trim(),
  field: { label: 'Indicator', baseline: 'At the start', target: 'Target', unit: 'Unit', source: 'Source' },
  placeholder: {
    label: 'What is counted',
    baseline: '0',
    target: '0',
    unit: 'places, families, %',
    source: 'Who gives the figure?',
  },
  place: (place) => `Indicator ${place}`,
  remove: (name) => `Remove “${name}”`,
  addReading: 'Add a reading',
  reading: (place, name) => `reading ${place} of “${name}”`,
  readingsOf: (name) => `Readings of “${name}”`,
  month: 'Month',
  value: 'Value',
  removeColumn: 'Remove',
  dashes: 'Dashed, the target.',
  inMonth: (value, month) => `${value} in ${month}`,
  column: { indicator: 'Indicator', baseline: 'At the start', target: 'Target', reading: 'Last reading' },
}
