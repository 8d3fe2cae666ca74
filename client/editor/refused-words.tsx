import { Copy, Download } from 'lucide-react'
import type { RefusedWords as Refused } from '../link/document-link.ts'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { keepFile } from '../ui/keep-file.ts'
import { useAllWords } from '../ui/words.tsx'
import styles from './document-frame.module.css'

/** The words that the server did not take, given back: to copy or to download before they are put away. */
export function RefusedWords({ refused, putAway }: { readonly refused: Refused; readonly putAway: () => void }) {
  const { words, cause } = refused
  const texts = useAllWords().editor.document.refused
  const copy = async () => {
    await navigator.clipboard.writeText(words)
    announce(texts.copied)
  }
  return (
    <section className={styles['refused']} role="alert">
      <p>
        <b>{texts.title}</b> {texts.because[cause]}
      </p>
      <pre>{words}</pre>
      <p className="row wrap">
        {'clipboard' in navigator && (
          <Button icon={Copy} onClick={copy}>
            {texts.copy}
          </Button>
        )}
        <Button icon={Download} onClick={() => keepFile(asText(words), texts.file)}>
          {texts.download}
        </Button>
        <Button variant="quiet" onClick={putAway}>
          {texts.putAway}
        </Button>
      </p>
    </section>
  )
}

// Small editors of Windows take a file for UTF-8 only by its first sign.
function asText(words: string): Blob {
  return new Blob(['\ufeff', words], { type: 'text/plain;charset=utf-8' })
}
