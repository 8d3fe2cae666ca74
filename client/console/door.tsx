import { Copy, ExternalLink, RefreshCw } from 'lucide-react'
import { useEffect, useState } from 'react'
import { spacedCode } from '../join/code-check.ts'
import { QrCode } from '../join/qr-code.tsx'
import { readLinks, type WorkshopLinks } from '../link/http.ts'
import { useConnection, useView } from '../link/workshop-context.tsx'
import { announce } from '../ui/announcer.tsx'
import { Button, IconButton } from '../ui/button.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Icon } from '../ui/icon.tsx'
import { useAllWords } from '../ui/words.tsx'
import { isThisComputerOnly } from './reach.ts'
import { Refusal } from '../ui/refusal.tsx'
import { useAct } from '../link/use-act.ts'
import styles from './console.module.css'

/** How people come in: the code, its square, and the links to hand out. */
export function Door() {
  const words = useAllWords().console.door
  const { code } = useView((view) => view.workshop)
  const links = useLinks()
  const [isRenewing, setRenewing] = useState(false)
  return (
    <section className={styles['door']} aria-labelledby="door">
      <h2 id="door">{words.title}</h2>
      <div className={styles['code']}>
        {links && <QrCode className={styles['qr']} text={links.join} label={words.qr(links.join)} />}
        <p>
          <span className="s mut">{words.code}</span>
          <b className="num">{spacedCode(code)}</b>
        </p>
      </div>
      {links && isThisComputerOnly(links.join) && (
        <p className={styles['unreachable']} role="note">
          <b>{words.outOfReach}</b> {words.outOfReachText}
        </p>
      )}
      {links && (
        <ul className={styles['links']}>
          <CopyLine name={words.join} text={links.join} />
          <CopyLine name={words.projector} text={links.projector} />
          <CopyLine name={words.facilitator} text={links.facilitator} />
        </ul>
      )}
      <p className="xs mut">{words.keep}</p>
      <p className={styles['moves']}>
        {links && (
          <a className="btn" href={links.projector} target="_blank" rel="noreferrer">
            <Icon of={ExternalLink} />
            {words.open}
          </a>
        )}
        <Button variant="quiet" icon={RefreshCw} onClick={() => setRenewing(true)}>
          {words.renew}
        </Button>
      </p>
      {isRenewing && <RenewDialog onClose={() => setRenewing(false)} />}
    </section>
  )
}

function CopyLine({ name, text }: { readonly name: string; readonly text: string }) {
  const words = useAllWords().console.door
  const [isShown, setShown] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(text)
      announce(words.copied(name))
    } catch {
      // Browsers give the clipboard to secure pages only: the address is shown to be copied by hand.
      setShown(true)
      announce(words.notCopied)
    }
  }
  return (
    <li>
      <span>{name}</span>
      <IconButton variant="quiet" icon={Copy} label={words.copy(name)} onClick={() => void copy()} />
      {isShown && (
        <input className="in" readOnly value={text} aria-label={name} onFocus={(event) => event.target.select()} />
      )}
    </li>
  )
}

function RenewDialog({ onClose }: { readonly onClose: () => void }) {
  const words = useAllWords()
  const { door } = words.console
  const act = useAct()
  const renew = async () => {
    if (!(await act.run({ type: 'renew-code' }))) return
    announce(door.renewed)
    onClose()
  }
  return (
    <Dialog
      title={door.renewQuestion}
      onClose={onClose}
      actions={
        <>
          <Button variant="danger" busy={act.isBusy} onClick={() => void renew()}>
            {door.renew}
          </Button>
          <Button onClick={onClose}>{words.ui.cancel}</Button>
        </>
      }
    >
      <p>{door.renewEffect}</p>
      <Refusal text={act.refusal} />
    </Dialog>
  )
}

function useLinks(): WorkshopLinks | null {
  const { id, code } = useView((view) => view.workshop)
  const { status } = useConnection()
  const [links, setLinks] = useState<WorkshopLinks | null>(null)
  const isReachable = status !== 'cut'
  useEffect(() => {
    if (!isReachable) return
    let isCurrent = true
    void readLinks(id).then((answer) => isCurrent && answer.ok && setLinks(answer.value))
    return () => {
      isCurrent = false
    }
    // The address to join holds the code.
  }, [id, code, isReachable])
  return links
}
