import { Download as DownloadIcon } from 'lucide-react'
import { useState } from 'react'
import { useView } from '../link/workshop-context.tsx'
import { Button } from '../ui/button.tsx'
import { Checkbox } from '../ui/checkbox.tsx'
import { joined } from '../ui/joined.ts'
import { usePageTitle } from '../ui/page-title.ts'
import { useFormats, useLanguage, useAllWords } from '../ui/words.tsx'
import { Contents } from './contents.tsx'
import { download, type Download } from './download.ts'
import styles from './documents-section.module.css'

const kinds = ['docx', 'diagnostic', 'json'] as const

/** One of the forms in which the démarche can be taken away. */
export type DocumentKind = (typeof kinds)[number]

/** The page from which one leaves with the plan: as a Word document, or as data. */
export function DocumentsSection() {
  const words = useAllWords().exporting
  const { id, title } = useView((view) => view.workshop)
  const { language } = useLanguage()
  const [kind, setKind] = useState<DocumentKind>('docx')
  const [hasComments, setComments] = useState(true)
  const [isPreparing, setPreparing] = useState(false)
  const [last, setLast] = useState<Download | null>(null)
  usePageTitle(`${words.page}, ${title}`)
  const start = async () => {
    setPreparing(true)
    setLast(null)
    const path = pathOf(kind, { workshop: id, language, comments: hasComments ? 'margin' : 'none' })
    setLast(await download(path, `${title}.${kind === 'json' ? 'json' : 'docx'}`))
    setPreparing(false)
  }
  return (
    <div className={styles['layout']}>
      <section className={styles['choice']} aria-labelledby="export-title">
        <h1 id="export-title">{words.title}</h1>
        <fieldset className={styles['formats']}>
          <legend className="sr">{words.format}</legend>
          {kinds.map((one) => (
            <Format
              key={one}
              kind={one}
              isChosen={one === kind}
              onChoose={() => {
                setKind(one)
                setLast(null)
              }}
            />
          ))}
        </fieldset>
        {kind === 'diagnostic' && <Checkbox label={words.withComments} checked={hasComments} onChange={setComments} />}
        <Button variant="primary" big icon={DownloadIcon} busy={isPreparing} onClick={() => void start()}>
          {isPreparing ? words.preparing : words[kind].verb}
        </Button>
        <p className={joined('s', styles['outcome'])} role="status">
          {last && <Outcome last={last} />}
        </p>
        <p className="s mut">{words.draft}</p>
      </section>
      <section className={styles['holds']} aria-labelledby="export-holds">
        <h2 id="export-holds">{words.holds}</h2>
        <Contents kind={kind} />
      </section>
    </div>
  )
}

function Format(props: { readonly kind: DocumentKind; readonly isChosen: boolean; readonly onChoose: () => void }) {
  const words = useAllWords().exporting[props.kind]
  return (
    <label className={joined(styles['format'], props.isChosen && styles['chosen'])}>
      <input type="radio" name="format" checked={props.isChosen} onChange={props.onChoose} />
      <span>
        <b>{words.name}</b>, {words.extension}
        <small>{words.purpose}</small>
      </span>
    </label>
  )
}

function Outcome({ last }: { readonly last: Download }) {
  const words = useAllWords().exporting
  const formats = useFormats()
  if (last.status !== 'ready') return <span className="err">{words[last.status]}</span>
  const kilobytes = last.bytes / 1024
  const size =
    kilobytes < 1000
      ? words.kilobytes(formats.number(Math.max(1, kilobytes), 0))
      : words.megabytes(formats.number(kilobytes / 1024, 1))
  return words.ready(last.file, size)
}

interface Asked {
  readonly workshop: string
  readonly language: string
  readonly comments: 'margin' | 'none'
}

function pathOf(kind: DocumentKind, { workshop, language, comments }: Asked): string {
  const folder = `/api/workshops/${encodeURIComponent(workshop)}/export`
  switch (kind) {
    case 'docx':
      return `${folder}/plan.docx?language=${language}`
    case 'diagnostic':
      return `${folder}/diagnostic.docx?language=${language}&comments=${comments}`
    case 'json':
      return `${folder}/workshop.json`
  }
}
