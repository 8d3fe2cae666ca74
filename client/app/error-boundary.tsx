import { Component, type ReactNode } from 'react'
import type { Words } from '../../shared/i18n/words.ts'
import { Button } from '../ui/button.tsx'
import styles from './app.module.css'

interface Props {
  readonly words: Words['ui']
  /** Going elsewhere gives the page another chance. */
  readonly address: string
  readonly children: ReactNode
}

/** The one place where a fault of a page is told, in plain words, with a way to go on. */
export class ErrorBoundary extends Component<Props, { readonly fault: unknown }> {
  override state = { fault: null as unknown }

  static getDerivedStateFromError(fault: unknown) {
    return { fault }
  }

  override componentDidUpdate(before: Props) {
    if (this.state.fault !== null && before.address !== this.props.address) this.setState({ fault: null })
  }

  override render() {
    const { words, children } = this.props
    if (this.state.fault === null) return children
    const { title, text } = isLoadingFault(this.state.fault) ? words.unreachable : words.broken
    return (
      <main id="main" className={styles['notice']} role="alert">
        <h1>{title}</h1>
        <p>{text}</p>
        <Button variant="primary" onClick={() => location.reload()}>
          {words.broken.reload}
        </Button>
      </main>
    )
  }
}

// Browsers word it differently: Chromium and Firefox speak of a dynamically imported module, Safari of importing.
function isLoadingFault(fault: unknown): boolean {
  return fault instanceof TypeError && /dynamically imported|importing a module/i.test(fault.message)
}
