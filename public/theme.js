// Runs before the page is drawn, so that a dark page never flashes white. client/ui/theme.ts takes over.
;(function () {
  var chosen = null
  try {
    chosen = localStorage.getItem('theme')
  } catch (refused) {}
  var dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches)
  document.documentElement.dataset.theme = dark ? 'dark' : 'light'
})()
