import type { UserView } from '@/realtime/protocol.gen'

/** A slash command that a bot of the chat offers. */
export interface Offer {
  bot: UserView
  name: string
  hint: string
  description: string
}

/** The beginning of a text that may become a slash command, up to `end`. */
export interface SlashQuery {
  name: string
  /** What follows the @, null where there is none. */
  bot: string | null
  end: number
}

/** What a text asks of the bots of a chat; null where it is an ordinary message. */
export type Wish = { offer: Offer; arguments: string } | 'several' | null

const BEGUN = /^\/([a-z0-9_-]{0,32})(?:@([a-z0-9._-]*))?/i
const WHOLE = /^\/([a-z0-9_-]{1,32})(?:@([a-z0-9._-]+))?(?:\s([\s\S]*))?$/i

/** Whether the server has to be asked for the commands before the text can be sent. */
export function looksLikeCommand(text: string): boolean {
  return WHOLE.test(text)
}

/** The name that is being written, while the caret is within it. */
export function slashAt(text: string, caret: number): SlashQuery | null {
  const found = BEGUN.exec(text)
  const end = found?.[0].length ?? 0
  const over = end < text.length && !/\s/.test(text.charAt(end))
  if (!found || over || caret < 1 || caret > end) {
    return null
  }
  return { name: (found[1] ?? '').toLowerCase(), bot: found[2]?.toLowerCase() ?? null, end }
}

/** The name of a text that two bots would answer to, wherever the caret is: it is for the writer to say which. */
export function openQuestion(text: string, all: readonly Offer[]): SlashQuery | null {
  return wishIn(text, all) === 'several' ? slashAt(text, 1) : null
}

/** Those that begin with what is written, then those that contain it. */
export function matching(all: readonly Offer[], { name, bot }: SlashQuery): Offer[] {
  if (bot !== null) {
    return all.filter((offer) => offer.name === name && offer.bot.username.startsWith(bot))
  }
  const begins = all.filter((offer) => offer.name.startsWith(name))
  return [...begins, ...all.filter((offer) => !begins.includes(offer) && offer.name.includes(name))]
}

/** How the command is written, so that it means this one of this bot. */
export function writtenAs(offer: Offer, all: readonly Offer[]): string {
  const alone = all.filter(({ name }) => name === offer.name).length === 1
  return alone ? `/${offer.name}` : `/${offer.name}@${offer.bot.username}`
}

export function wishIn(text: string, all: readonly Offer[]): Wish {
  const [, name = '', bot, args = ''] = WHOLE.exec(text) ?? []
  const [offer, second] = all.filter(
    (each) =>
      each.name === name.toLowerCase() && (bot === undefined || each.bot.username === bot.toLowerCase()),
  )
  if (!offer) {
    return null
  }
  return second ? 'several' : { offer, arguments: args.trim() }
}
