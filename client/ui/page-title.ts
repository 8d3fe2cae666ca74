import { useLayoutEffect } from 'react'

/** Sets the title of the browser's tab while a page is shown: what it is first, the product last. */
export function usePageTitle(title: string): void {
  useLayoutEffect(() => {
    document.title = title === '' ? 'Tour de table' : `${title} – Tour de table`
  }, [title])
}
