import { h, inject, type VNode, type VNodeArrayChildren } from 'vue'
import { routerKey } from 'vue-router'
import type { Part } from './messageParts'
import { useAuthStore } from '@/features/auth/authStore'

/** Shows the pieces of a text by text nodes only, in mentions and links too: whatever a text says is shown as written. */
export function useTextParts() {
  const auth = useAuthStore()
  const router = inject(routerKey, null)

  function show({ text, href, mention }: Part): VNode | string {
    if (href !== null) {
      return linkTo(href, [text])
    }
    return mention === null ? text : mentionOf(mention, text)
  }

  function mentionOf(mention: string, text: string): VNode {
    return h(
      'bdi',
      {
        class: ['mention', { me: mention === 'all' || mention === auth.selfId }],
        'data-testid': 'mention',
        'data-user-id': mention,
      },
      text,
    )
  }

  /**
   * What leads elsewhere opens beside the page, and does not learn of it.
   *
   * @param words what is shown; of other words than the address, whoever points at them sees where they lead
   */
  function linkTo(href: string, words: VNodeArrayChildren, named = false): VNode {
    return h(
      'a',
      {
        href,
        dir: named ? undefined : 'ltr',
        title: named ? href : undefined,
        target: '_blank',
        rel: 'noopener noreferrer nofollow',
        'data-testid': 'message-link',
        onClick: (event: MouseEvent) => {
          follow(event, new URL(href))
        },
      },
      words,
    )
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

  return { show, linkTo }
}
