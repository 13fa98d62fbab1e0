import { inject } from 'vue'
import { routerKey } from 'vue-router'
import { useAuthStore } from '@/features/auth/authStore'

/** How links of messages are opened, wherever they are shown. */
export function useOutwardLink() {
  const auth = useAuthStore()
  const router = inject(routerKey, null)

  /**
   * What leads elsewhere opens beside the page, and does not learn of it.
   *
   * @returns the attributes of an `a`
   */
  function outward(href: string) {
    return {
      href,
      target: '_blank',
      rel: 'noopener noreferrer nofollow',
      onClick: (event: MouseEvent) => {
        follow(event, new URL(href))
      },
    }
  }

  /** An invite, a public chat or a meeting of this server opens in the page; a guest would lose the meeting by it. */
  function follow(event: MouseEvent, { origin, pathname, search }: URL): void {
    const asked = event.ctrlKey || event.metaKey || event.shiftKey
    if (
      router &&
      !asked &&
      auth.guest === null &&
      origin === location.origin &&
      /^\/(invite|c|chats|m)\//.test(pathname)
    ) {
      event.preventDefault()
      void router.push(pathname + search)
    }
  }

  return outward
}
