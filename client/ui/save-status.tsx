import { CloudCheck, CloudOff, RefreshCw, TriangleAlert } from 'lucide-react'
import { Icon } from './icon.tsx'
import { useFormats, useWords } from './words.tsx'
import styles from './save-status.module.css'

/** Where what was written stands; `saved` is only said when the server has stored it. */
export type SaveState =
  | { readonly status: 'saving' }
  | { readonly status: 'saved'; readonly at: number }
  | { readonly status: 'offline'; readonly pending: number }
  | { readonly status: 'unsaved'; readonly retry: () => void }

/** Says where what was written stands, without ever opening a window. */
export function SaveStatus({ state }: { readonly state: SaveState | null }) {
  return (
    <span className={`save ${styles[state?.status ?? 'none'] ?? ''}`} role="status">
      {state && <Sentence state={state} />}
    </span>
  )
}

function Sentence({ state }: { readonly state: SaveState }) {
  const words = useWords().ui.save
  const formats = useFormats()
  switch (state.status) {
    case 'saving':
      return (
        <>
          <Icon of={RefreshCw} />
          {words.saving}
        </>
      )
    case 'saved':
      return (
        <>
          <Icon of={CloudCheck} />
          {words.saved(formats.time(state.at))}
        </>
      )
    case 'offline':
      return (
        <>
          <Icon of={CloudOff} />
          {words.offline(state.pending)}
        </>
      )
    case 'unsaved':
      return (
        <>
          <Icon of={TriangleAlert} />
          {words.unsaved}
          <button type="button" className={styles['retry']} onClick={state.retry}>
            {words.retry}
          </button>
        </>
      )
  }
}
