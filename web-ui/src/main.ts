import './ui/keptInMemory'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app/App.vue'
import { createAppRouter } from './app/router'
import { takeAccountLink } from './features/auth/accountLink'
import { takeProviderAnswer } from './features/auth/providerLogin'
import { applyTheme } from './features/settings/theme'
import { takeLinkToken } from './features/videoCall/linkToken'
import { i18n, speak } from './i18n/i18n'
import { applyDensity } from './ui/density'
import { guardInputMethod } from './ui/inputMethod'

takeLinkToken()
takeAccountLink()
takeProviderAnswer()
guardInputMethod()
applyTheme()
applyDensity()
start().catch(showFailure)

/** What the document shows before stays until there is something to put in its place. */
async function start(): Promise<void> {
  const router = createAppRouter()
  const app = createApp(App).use(createPinia()).use(i18n).use(router)
  await Promise.all([speak(), router.isReady()])
  app.mount('#root')
}

/** In no language: texts may be what did not come. */
function showFailure(failure: unknown): void {
  console.error(failure)
  document.querySelector('.first-paint')?.classList.add('failed')
}
