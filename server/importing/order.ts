import type { CellProblem, FileProblem, ImportedRow, ImportKind } from '../../shared/workshop/imported.ts'

/** What a file is read against: so that a line that is there already is told of. */
export interface ImportOrder {
  readonly kind: ImportKind
  readonly bytes: Uint8Array
  readonly domains: readonly { readonly id: string; readonly letter: string; readonly name: string }[]
  /** Communes or short names that are there already. */
  readonly taken: readonly string[]
}

/** What came of reading it: nothing is written yet. */
export type ImportPreview =
  | {
      readonly ok: true
      readonly rows: ImportedRow[]
      readonly problems: CellProblem[]
      readonly wrong: number
    }
  | { readonly ok: false; readonly problem: FileProblem; readonly where: string }
