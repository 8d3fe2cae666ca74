import { Copy, Download } from 'lucide-react'
import { announce } from '../ui/announcer.tsx'
import { Button } from '../ui/button.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './document-frame.module.css'

/** The words that the server did not take, given back: to copy or to download before they are put away. */
export function RefusedWords({ words, putAway }: { readonly words: string; readonly putAway: () => void }) {
  const texts = useAllWords().editor.document.refused
  const copy = async () => {
    await navigator.clipboard.writeText(words)
    announce(texts.copied)
  }
  return (
    <section className={styles['refused']} role="alert">
      <p>
        <b>{texts.title}</b> {texts.text}
      </p>
      <pre>{words}</pre>
      <p className="row wrap">
        {'clipboard' in navigator && (
          <Button icon={Copy} onClick={copy}>
            {texts.copy}
          </Button>
        )}
        <Button icon={Download} onClick={() => download(texts.file, words)}>
          {texts.download}
        </Button>
        <Button variant="quiet" onClick={putAway}>
          {texts.putAway}
        </Button>
      </p>
    </section>
  )
}

function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  URL.revokeObjectURL(address)
}
