import './ui/keptInMemory'
import { createPinia } from 'pinia'
import { createApp } from 'vue'
import App from './app/App.vue'
import { createAppRouter } from './app/router'
import { applyTheme } from './features/settings/theme'
import { takeLinkToken } from './features/videoCall/linkToken'
import { i18n } from './i18n/i18n'
import { guardInputMethod } from './ui/inputMethod'
import './styles/tokens.css'
import './styles/base.css'

takeLinkToken()
guardInputMethod()
const app = createApp(App).use(createPinia()).use(i18n)
applyTheme()
app.use(createAppRouter()).mount('#root')
