import { createRouter, createWebHistory, type Router, START_LOCATION } from 'vue-router'
import { routes } from './routes'
import { useAuthStore } from '@/features/auth/authStore'

export function createAppRouter(): Router {
  const router = createRouter({ history: createWebHistory(), routes })
  router.beforeEach(async (to) => {
    if (to.meta.for === 'anybody') {
      return true
    }
    const auth = useAuthStore()
    await auth.restore()
    if (to.meta.for === 'everybody') {
      return true
    }
    if (to.meta.for === 'guests') {
      return auth.user ? '/' : true
    }
    if (auth.user) {
      return true
    }
    return to.meta.door
      ? { name: to.meta.door, params: to.params }
      : { name: 'login', query: to.path === '/' ? {} : { to: to.fullPath } }
  })
  router.onError((_failure, to) => {
    // The code of the page did not come, as a newer version may have taken its place: the document names the files that are there.
    if (router.currentRoute.value !== START_LOCATION) {
      location.assign(to.fullPath)
    }
  })
  return router
}
