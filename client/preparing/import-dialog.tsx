import { useState, type ChangeEvent } from 'react'
import type { ImportKind } from '../../shared/workshop/imported.ts'
import { doorText } from '../link/refusal-text.ts'
import { useAct } from '../link/use-act.ts'
import { useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Labelled } from '../ui/labelled.tsx'
import { Refusal } from '../ui/refusal.tsx'
import { useAllWords } from '../ui/words.tsx'
import { countOf, importCommand, mostOf } from './import-command.ts'
import { readFile, type Preview } from './import-file.ts'
import { ImportPreview } from './import-preview.tsx'
import styles from './preparing.module.css'

/** Choosing a file, reading what it would bring in, and only then bringing it in. */
export function ImportDialog({ kind, onClose }: { readonly kind: ImportKind; readonly onClose: () => void }) {
  const { preparing, refusals, ui } = useAllWords()
  const words = preparing.importing
  const workshop = useView((view) => view.workshop)
  const previousActions = useView((view) => view.previousActions)
  const filled = { workshop, previousActions }
  const [isReading, setReading] = useState(false)
  const [preview, setPreview] = useState<Preview | null>(null)
  const [error, setError] = useState<string | null>(null)
  const act = useAct()
  const choose = async (event: ChangeEvent<HTMLInputElement>) => {
    const input = event.target
    const file = input.files?.[0]
    if (!file) return
    setReading(true)
    setError(null)
    setPreview(null)
    const answer = await readFile(workshop.id, kind, file)
    setReading(false)
    // The same file can be chosen again once it is corrected.
    input.value = ''
    if (!answer.ok) setError(answer.error === 'too-large' ? words.files['too-large'] : doorText(answer, refusals))
    else if (answer.value.ok) setPreview(answer.value)
    else setError(words.files[answer.value.problem] + (answer.value.where ? words.where(answer.value.where) : ''))
  }
  const rows = preview?.ok ? preview.rows : []
  const isTooMany = countOf(kind, filled) + rows.length > mostOf[kind]
  const bringIn = async () => {
    if (!(await act.run(importCommand(kind, rows, filled)))) return
    announce(words.done(rows.length))
    onClose()
  }
  return (
    <Dialog
      wide
      title={words.title[kind]}
      onClose={onClose}
      actions={
        <>
          {rows.length > 0 && (
            <Button
              variant="primary"
              busy={act.isBusy}
              unavailable={isTooMany ? words.tooMany(mostOf[kind]) : null}
              onClick={() => void bringIn()}
            >
              {words.act(rows.length)}
            </Button>
          )}
          <Button onClick={onClose}>{ui.cancel}</Button>
        </>
      }
    >
      <div className={styles['form']}>
        <p>{words.intro}</p>
        <Labelled label={words.file} error={error}>
          {(control) => (
            <input {...control} type="file" accept=".csv,.tsv,.txt,.xlsx" onChange={(event) => void choose(event)} />
          )}
        </Labelled>
        <div role="status">
          {isReading && <p>{words.reading}</p>}
          {preview?.ok && <ImportPreview kind={kind} preview={preview} />}
        </div>
        <Refusal text={act.refusal} />
      </div>
    </Dialog>
  )
}
