import { createRouter, createWebHistory, type Router } from 'vue-router'
import AppShell from './AppShell.vue'
import LoginPage from '@/features/auth/LoginPage.vue'
import RegisterPage from '@/features/auth/RegisterPage.vue'
import { useAuth } from '@/features/auth/authStore'

declare module 'vue-router' {
  interface RouteMeta {
    /** For those who are not logged in. */
    guest?: boolean
  }
}

export function createAppRouter(): Router {
  const router = createRouter({
    history: createWebHistory(),
    routes: [
      { path: '/login', name: 'login', component: LoginPage, meta: { guest: true } },
      { path: '/register', name: 'register', component: RegisterPage, meta: { guest: true } },
      { path: '/', name: 'chats', component: AppShell },
      { path: '/invite/:token', name: 'invite', component: AppShell },
      { path: '/c/:handle', name: 'public', component: AppShell },
      { path: '/calls/:callsOf?', name: 'calls', component: AppShell },
      { path: '/chats/:chatId', name: 'chat', component: AppShell },
      { path: '/:rest(.*)*', redirect: '/' },
    ],
  })
  router.beforeEach(async (to) => {
    const auth = useAuth()
    await auth.restore()
    if (to.meta.guest) {
      return auth.user ? '/' : true
    }
    return auth.user ? true : { name: 'login', query: to.path === '/' ? {} : { to: to.fullPath } }
  })
  return router
}
