import { Link } from 'lucide-react'
import { useState } from 'react'
import { announce } from '../ui/announcer.tsx'
import { IconButton } from '../ui/button.tsx'
import { useAllWords } from '../ui/words.tsx'
import styles from './comments.module.css'

/** Copies an address; where the browser does not allow it, shows it to be copied by hand. */
export function CopyLink({ address }: { readonly address: string }) {
  const words = useAllWords().comments
  const [isShown, setShown] = useState(false)
  const copy = async () => {
    try {
      await navigator.clipboard.writeText(address)
      announce(words.linkCopied)
    } catch {
      // Browsers give the clipboard to secure pages only.
      setShown(true)
    }
  }
  return (
    <>
      <IconButton variant="quiet" icon={Link} label={words.copyLink} onClick={copy} />
      {isShown && (
        <input
          className={`in ${styles['address']}`}
          readOnly
          aria-label={words.copyLink}
          value={address}
          onFocus={(event) => event.target.select()}
        />
      )}
    </>
  )
}
