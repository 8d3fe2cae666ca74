import { Maximize, Moon, Sun } from 'lucide-react'
import { useLayoutEffect, useState } from 'react'
import { IconButton } from '../ui/button.tsx'
import { remember, remembered } from '../ui/remembered.ts'
import { useAllWords } from '../ui/words.tsx'
import styles from './projector.module.css'

const themeKey = 'projector-theme'

/** Two buttons for who sets the screen up; the room sees them only under the pointer or the focus. */
export function Controls() {
  const words = useAllWords().projector
  const [isLight, setLight] = useState(remembered(themeKey) === 'light')
  useLayoutEffect(() => {
    const { dataset } = document.documentElement
    const before = dataset['theme']
    dataset['theme'] = isLight ? 'light' : 'dark'
    return () => {
      dataset['theme'] = before
    }
  }, [isLight])
  const toggle = () => {
    remember(themeKey, isLight ? 'dark' : 'light')
    setLight(!isLight)
  }
  return (
    <section className={styles['controls']} aria-label={words.controls}>
      <IconButton icon={isLight ? Moon : Sun} label={isLight ? words.dark : words.light} onClick={toggle} />
      <IconButton
        icon={Maximize}
        label={words.fullScreen}
        onClick={() => void document.documentElement.requestFullscreen()}
      />
    </section>
  )
}
