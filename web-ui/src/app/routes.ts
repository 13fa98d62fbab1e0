import type { RouteRecordRaw } from 'vue-router'
import { useAuthStore } from '@/features/auth/authStore'
import { imposeLanguage } from '@/i18n/i18n'

declare module 'vue-router' {
  interface RouteMeta {
    /**
     * Who sees it: `guests` are those who are not logged in, `anybody` and `everybody` all, the latter once it is known
     * whether they are logged in; without it those who are.
     */
    for?: 'guests' | 'anybody' | 'everybody'
    /** Where those are led who are not logged in, instead of to the log-in; with the same parameters. */
    door?: string
  }
}

// Nobody waits for the code of a page that they do not see.
const LoginPage = () => import('@/features/auth/LoginPage.vue')
const RegisterPage = () => import('@/features/auth/RegisterPage.vue')
const MainShell = () => import('./MainShell.vue')
const GuestShell = () => import('./GuestShell.vue')
const EmbedShell = () => import('./EmbedShell.vue')
const NotFoundPage = () => import('./NotFoundPage.vue')

/** The server answers each of these with the page: `PagePaths` has them once more, and its test compares the two. */
export const routes: RouteRecordRaw[] = [
  { path: '/login', name: 'login', component: LoginPage, meta: { for: 'guests' } },
  {
    path: '/login/provider',
    name: 'providerReturn',
    component: () => import('@/features/auth/ProviderReturnPage.vue'),
    meta: { for: 'anybody' },
  },
  { path: '/register/:token?', name: 'register', component: RegisterPage, meta: { for: 'guests' } },
  {
    path: '/forgot-password',
    name: 'forgot',
    component: () => import('@/features/auth/ForgotPasswordPage.vue'),
    meta: { for: 'anybody' },
  },
  {
    path: '/reset-password',
    name: 'reset',
    component: () => import('@/features/auth/ResetPasswordPage.vue'),
    meta: { for: 'anybody' },
  },
  {
    path: '/confirm-email',
    name: 'confirmEmail',
    component: () => import('@/features/auth/ConfirmEmailPage.vue'),
  },
  {
    path: '/digest-off',
    name: 'digestOff',
    component: () => import('@/features/auth/DigestOffPage.vue'),
    meta: { for: 'anybody' },
  },
  { path: '/', name: 'chats', component: MainShell },
  { path: '/invite/:token', name: 'invite', component: MainShell, meta: { door: 'invited' } },
  {
    path: '/invite/:token/welcome',
    name: 'invited',
    component: () => import('@/features/invites/InviteDoor.vue'),
    meta: { for: 'everybody' },
    beforeEnter: (to) => (useAuthStore().user ? { name: 'invite', params: to.params, replace: true } : true),
  },
  { path: '/c/:handle', name: 'public', component: MainShell },
  { path: '/calls/:callsOf?', name: 'calls', component: MainShell },
  { path: '/meetings', name: 'meetings', component: MainShell },
  { path: '/administration/:section?', name: 'administration', component: MainShell },
  { path: '/m/:code', name: 'meeting', component: MainShell, meta: { for: 'everybody' } },
  { path: '/video-call/:roomId', name: 'videoCall', component: GuestShell, meta: { for: 'anybody' } },
  {
    path: '/embed/video-call/:roomId',
    name: 'embeddedCall',
    component: EmbedShell,
    // Before anything is shown, so that no words of another language flash up.
    beforeEnter: async (to) => {
      await imposeLanguage(typeof to.query.lang === 'string' ? to.query.lang : null)
    },
    meta: { for: 'anybody' },
  },
  { path: '/chats/:chatId', name: 'chat', component: MainShell },
  { path: '/chats/:chatId/messages/:seq', name: 'message', component: MainShell },
  { path: '/:rest(.*)*', name: 'nothing', component: NotFoundPage, meta: { for: 'anybody' } },
]
