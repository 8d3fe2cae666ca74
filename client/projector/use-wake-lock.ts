import { useEffect } from 'react'

/** Keeps the screen from sleeping while the page is shown; the system takes the lock back each time it is hidden. */
export function useWakeLock(): void {
  useEffect(() => {
    const leaving = new AbortController()
    let lock: WakeLockSentinel | null = null
    const hold = async () => {
      if (document.visibilityState !== 'visible' || !('wakeLock' in navigator)) return
      try {
        lock = await navigator.wakeLock.request('screen')
        if (leaving.signal.aborted) void lock.release()
      } catch {
        // Refused by a battery saver: the page stays right, the room's computer decides of its screen.
        lock = null
      }
    }
    void hold()
    document.addEventListener('visibilitychange', () => void hold(), { signal: leaving.signal })
    return () => {
      leaving.abort()
      void lock?.release()
    }
  }, [])
}
