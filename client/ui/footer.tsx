import { Link } from './link.tsx'
import { useWords } from './words.tsx'
import styles from './footer.module.css'

/** What every public site owes at its foot. */
export function Footer() {
  const words = useWords().ui.footer
  const source = import.meta.env.VITE_SOURCE_URL
  return (
    <footer className={styles['foot']}>
      <nav aria-label={words.label}>
        <Link to={{ page: 'accessibility' }}>{words.accessibility}</Link>
        <Link to={{ page: 'legal' }}>{words.legal}</Link>
        <Link to={{ page: 'privacy' }}>{words.privacy}</Link>
        {source !== '' && <a href={source}>{words.source}</a>}
      </nav>
    </footer>
  )
}
