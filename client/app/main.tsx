import { StrictMode } from 'react'
import { createRoot } from 'react-dom/client'
import '../ui/tokens.css'
import '../ui/base.css'
import { parseRoute } from '../ui/route.ts'
import { followSystemTheme } from '../ui/theme.ts'
import { loadWords, preferredLanguage, WordsProvider } from '../ui/words.tsx'
import { App } from './app.tsx'
import { loadPage } from './pages.tsx'

const root = document.getElementById('root')
if (root === null) throw new Error('the page has no place for the application')

followSystemTheme()
const language = preferredLanguage()
// The page's code travels while the words do; if it fails, the page itself says so.
loadPage(parseRoute(location.pathname)).catch(() => null)
const words = await loadWords(language)

createRoot(root).render(
  <StrictMode>
    <WordsProvider language={language} words={words}>
      <App />
    </WordsProvider>
  </StrictMode>,
)
