// Before anything is painted: the theme that was chosen here (features/settings/theme.ts), so that the other one does not flash.
const chosen = localStorage.getItem('parley.theme') ?? 'dark'
const light =
  chosen === 'light' || (chosen === 'system' && !matchMedia('(prefers-color-scheme: dark)').matches)
document.documentElement.dataset.theme = light ? 'light' : 'dark'
