import { Upload } from 'lucide-react'
import { useState } from 'react'
import type { ImportKind } from '../../shared/workshop/imported.ts'
import { useView } from '../link/workshop-context.tsx'
import { Button, DownloadLink } from '../ui/button.tsx'
import { useAllWords, useLanguage } from '../ui/words.tsx'
import { ImportDialog } from './import-dialog.tsx'

/** The way to bring in a file of one kind, and to the table to fill in. */
export function ImportEntry({ kind }: { readonly kind: ImportKind }) {
  const words = useAllWords().preparing.importing
  const { language } = useLanguage()
  const workshop = useView((view) => view.workshop.id)
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="row">
      <Button icon={Upload} aria-haspopup="dialog" onClick={() => setOpen(true)}>
        {words.title[kind]}
      </Button>
      <DownloadLink href={`/api/workshops/${encodeURIComponent(workshop)}/template/${kind}?language=${language}`}>
        {words.template[kind]}
      </DownloadLink>
      {isOpen && <ImportDialog kind={kind} onClose={() => setOpen(false)} />}
    </div>
  )
}
