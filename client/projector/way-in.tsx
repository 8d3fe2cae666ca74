import { spacedCode } from '../join/code-check.ts'
import { QrCode } from '../join/qr-code.tsx'
import { useView } from '../link/workshop-context.tsx'
import { joined } from '../ui/joined.ts'
import { pathOf } from '../ui/route.ts'
import { useAllWords } from '../ui/words.tsx'
import styles from './projector.module.css'

/** How to come in: the square to scan, the code to type, the address to type it at. */
export function WayIn({ title, isLarge = false }: { readonly title: string; readonly isLarge?: boolean }) {
  const words = useAllWords().projector
  const { code } = useView((view) => view.workshop)
  const address = location.origin + pathOf({ page: 'join', code })
  return (
    <section className={joined(styles['join'], isLarge && styles['large'])}>
      <h2>{title}</h2>
      <QrCode className={styles['qr']} text={address} label={words.qr(address)} />
      <p className={joined('num', styles['code'])}>{spacedCode(code)}</p>
      <p>
        <b>{location.host}</b>
        <br />
        {words.noPhone}
      </p>
    </section>
  )
}
