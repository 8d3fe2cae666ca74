import { History } from 'lucide-react'
import { useState } from 'react'
import { kindOf, type DocumentName } from '../../shared/workshop/document-name.ts'
import { Button } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useAllWords } from '../ui/words.tsx'
import type { VersionsDialog } from './versions-dialog.tsx'

type Panel =
  | { readonly status: 'closed' | 'loading' | 'failed' }
  | { readonly status: 'open'; readonly Content: typeof VersionsDialog }

/** The way to the versions of a document; their code comes when somebody asks for it. */
export function VersionsEntry({ document }: { readonly document: DocumentName }) {
  const words = useAllWords().versions
  const [panel, setPanel] = useState<Panel>({ status: 'closed' })
  const close = () => setPanel({ status: 'closed' })
  const open = async () => {
    setPanel({ status: 'loading' })
    try {
      const { VersionsDialog: Content } = await import('./versions-dialog.tsx')
      setPanel({ status: 'open', Content })
    } catch {
      // Cut from the network: the page stays as it is, with the words that are being written in it.
      setPanel({ status: 'failed' })
    }
  }
  return (
    <>
      <Button
        variant="quiet"
        icon={History}
        aria-haspopup="dialog"
        busy={panel.status === 'loading'}
        onClick={() => void open()}
      >
        {words.open}
      </Button>
      {panel.status === 'open' && <panel.Content document={document} onClose={close} />}
      {panel.status === 'failed' && (
        <Dialog
          title={words.title[kindOf(document)]}
          onClose={close}
          actions={
            <>
              <Button variant="primary" onClick={() => void open()}>
                {words.retry}
              </Button>
              <Button onClick={close}>{words.close}</Button>
            </>
          }
        >
          <p role="alert">{words.unreachable}</p>
        </Dialog>
      )}
    </>
  )
}
