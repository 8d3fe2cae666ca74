import type { Words } from '../words.ts'

/** Words for the page from which one leaves with the documents. */
export const exportingWords: Words['exporting'] = {
  page: 'Documents',
  title: 'Export',
  format: 'Format',
  docx: {
    name: 'Word',
    extension: '.docx',
    purpose: 'To read again, complete and sign',
    verb: 'Download the Word file',
  },
  diagnostic: {
    name: 'Diagnostic alone',
    extension: '.docx',
    purpose: 'To be read again before the plan is made',
    verb: 'Download the diagnostic',
  },
  withComments: 'With the comments, in Word’s margin',
  json: { name: 'All data', extension: '.json', purpose: 'To keep, or to take elsewhere', verb: 'Download the data' },
  holds: 'What it holds',
  docxHolds: {
    cover: 'Cover and contents',
    partners: (total) => `${total} and their role`,
    diagnostic: (domains) => `Shared diagnostic, by domain (${domains}), with sources, origins and reserves`,
    stakes: 'Stakes, and the findings that show them',
    synopsis: 'Synoptic table: axis, objective, action, lead, date',
    fiches: 'One action sheet a page',
    results: (rounds) => `Result of the votes (${rounds}), per person and per institution`,
    noResults: 'Result of the votes, once a vote is revealed',
    decisions: (total) => `Decision log (${total})`,
  },
  diagnosticHolds: {
    method: 'Method: meetings and dates',
    portrait: 'Portrait in figures, with sources',
  },
  jsonHolds: {
    workshop: 'Workshop, partners, domains and participants',
    documents: 'Diagnostic and plan, with their text',
    threads: 'Comment threads',
    votes: 'Revealed votes, without the names of voters',
    again: 'Tour de table can read it back whole to create a new workshop.',
  },
  draft: 'The working document can be exported at any time, in any phase. It says what the screens say.',
  preparing: 'Preparing…',
  ready: (file, size) => `${file}, ${size}.`,
  failed: 'The document could not be prepared. The network or the server does not answer.',
  refused: 'Your role does not allow this download.',
  kilobytes: (size) => `${size} kB`,
  megabytes: (size) => `${size} MB`,
}
