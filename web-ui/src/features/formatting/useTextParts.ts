import { h, type VNode, type VNodeArrayChildren } from 'vue'
import type { Part } from './messageParts'
import { useOutwardLink } from './useOutwardLink'
import { useAuthStore } from '@/features/auth/authStore'

/** Shows the pieces of a text by text nodes only, in mentions and links too: whatever a text says is shown as written. */
export function useTextParts() {
  const auth = useAuthStore()
  const outward = useOutwardLink()

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
   * @param words what is shown; of other words than the address, whoever points at them sees where they lead
   */
  function linkTo(href: string, words: VNodeArrayChildren, named = false): VNode {
    return h(
      'a',
      {
        ...outward(href),
        dir: named ? undefined : 'ltr',
        title: named ? href : undefined,
        'data-testid': 'message-link',
      },
      words,
    )
  }

  return { show, linkTo }
}
