import type { ReactNode } from 'react'
import { AccountMenu } from '../ui/account-menu.tsx'
import { Footer } from '../ui/footer.tsx'
import { Link } from '../ui/link.tsx'
import { Logo } from '../ui/logo.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './join.module.css'

/** The frame of the pages by which one comes in: one column, made for a phone held in one hand. */
export function ArrivalFrame({ children }: { readonly children: ReactNode }) {
  const words = useWords().ui
  return (
    <div className={styles['arrival']}>
      <a className="skip" href="#main">
        {words.skip}
      </a>
      <header className={styles['bar']}>
        <Link className="brand" to={{ page: 'home' }}>
          <Logo />
          {words.product}
        </Link>
        <AccountMenu me={null} />
      </header>
      <main id="main" tabIndex={-1} className={styles['column']}>
        {children}
      </main>
      <Footer />
    </div>
  )
}
