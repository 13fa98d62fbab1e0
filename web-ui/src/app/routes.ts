import type { RouteRecordRaw } from 'vue-router'
import AppShell from './AppShell.vue'
import NotFoundPage from './NotFoundPage.vue'
import LoginPage from '@/features/auth/LoginPage.vue'
import RegisterPage from '@/features/auth/RegisterPage.vue'

declare module 'vue-router' {
  interface RouteMeta {
    /** Who sees it: those who are not logged in, or anybody; without it those who are. */
    for?: 'guests' | 'anybody'
  }
}

/** The server answers each of these with the page: `PagePaths` has them once more, and its test compares the two. */
export const routes: RouteRecordRaw[] = [
  { path: '/login', name: 'login', component: LoginPage, meta: { for: 'guests' } },
  { path: '/register', name: 'register', component: RegisterPage, meta: { for: 'guests' } },
  { path: '/', name: 'chats', component: AppShell },
  { path: '/invite/:token', name: 'invite', component: AppShell },
  { path: '/c/:handle', name: 'public', component: AppShell },
  { path: '/calls/:callsOf?', name: 'calls', component: AppShell },
  { path: '/chats/:chatId', name: 'chat', component: AppShell },
  { path: '/:rest(.*)*', name: 'nothing', component: NotFoundPage, meta: { for: 'anybody' } },
]
