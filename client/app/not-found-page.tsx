import { ButtonLink } from '../ui/button.tsx'
import { usePageTitle } from '../ui/page-title.ts'
import { Shell } from '../ui/shell.tsx'
import { useWords } from '../ui/words.tsx'
import styles from './app.module.css'

/** What an unknown address shows. */
export function NotFoundPage() {
  const words = useWords().ui
  usePageTitle(words.notFound.title)
  return (
    <Shell>
      <div className={styles['notice']}>
        <h1>{words.notFound.title}</h1>
        <p>{words.notFound.text}</p>
        <ButtonLink to={{ page: 'home' }} variant="primary">
          {words.notFound.home}
        </ButtonLink>
      </div>
    </Shell>
  )
}
