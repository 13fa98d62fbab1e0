import type { LinkedMessageView, SharedLinkView } from '@/api/schema'
import type { WrittenLink } from '@/features/formatting/linksIn'
import { hrefOf } from '@/features/formatting/messageParts'
import type { ChatEvent, MentionView } from '@/realtime/protocol.gen'
import { plainText } from '@/text/plainText'

/** A message with links, one at least. */
export interface LinkedMessage extends Pick<LinkedMessageView, 'seq' | 'sender' | 'webhook' | 'at'> {
  links: WrittenLink[]
}

export type LinksIn = (text: string, mentions: readonly MentionView[]) => WrittenLink[]

/** What a server has listed, without addresses that this browser would not follow. */
export function linkedOf(listed: readonly LinkedMessageView[]): LinkedMessage[] {
  return listed
    .map((message) => ({ ...message, links: message.links.flatMap(followed) }))
    .filter(({ links }) => links.length > 0)
}

function followed({ address, words }: SharedLinkView): WrittenLink[] {
  const href = hrefOf(address)
  return href === null ? [] : [{ href, address, words: words === null ? null : plainText(words) }]
}

/**
 * What a chat's newest events make of its links that were listed before: new messages come, deleted ones go, edited ones have
 * the links that they have now.
 *
 * @param whole whether all of the chat's links are listed; else those before the last one are still to come
 */
export function withNews(
  listed: readonly LinkedMessage[],
  events: readonly ChatEvent[],
  linksIn: LinksIn,
  whole: boolean,
): LinkedMessage[] {
  const oldest = whole ? 0 : (listed.at(-1)?.seq ?? Infinity)
  const held = events.filter((event) => event.type === 'message.sent').filter(({ seq }) => seq >= oldest)
  const seqs = new Set(held.map(({ seq }) => seq))
  const linked = held
    .filter(({ deleted, text }) => !deleted && text.includes('://'))
    .map(({ seq, actor, webhook, at, text, mentions }) => ({
      seq,
      sender: actor,
      webhook,
      at,
      links: linksIn(text, mentions),
    }))
    .filter(({ links }) => links.length > 0)
  return [...linked, ...listed.filter(({ seq }) => !seqs.has(seq))].sort((a, b) => b.seq - a.seq)
}

/**
 * What stands for a link, and below it what else there is to be known of where it leads. The host is in one of the two by
 * itself, so that it can be seen whole, as the browser has it.
 */
export function linesOf({ href, address, words }: WrittenLink): { title: string; below: string } {
  const { host } = new URL(href)
  const rest = address.replace(/^https?:\/+[^/?#]*/i, '').replace(/\/$/, '')
  return words === null ? { title: host, below: rest } : { title: words, below: host }
}
