import { addressesIn, type Text } from './addresses'

const MARK = /\p{M}/u
/** A dot or dash of a name, another @, a digit, or a letter of an alphabet that has upper and lower case. */
const OF_WORD =
  /[@._-]|\p{Nd}|(?=\p{L})[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\p{Script=Armenian}\p{Script=Georgian}]/u

/**
 * Whether the `@` at a place of the text may begin a mention, by what stands before it and around it: not within an address,
 * an e-mail address or a word. The server's `MentionNames` says the same; both are held to `docs/protocol/text-cases.json`.
 */
export function opensMention(text: Text, at: number): boolean {
  return opens(text, at) && !addressesIn(text).some(({ start, end }) => start <= at && at < end)
}

/** Marks belong to the letter before them. */
function opens(text: Text, at: number): boolean {
  let before = at
  while (before > 0) {
    const low = text.codePointAt(before - 1) ?? 0
    const pair = low >= 0xdc00 && low <= 0xdfff && before > 1 ? (text.codePointAt(before - 2) ?? 0) : 0
    const sign = String.fromCodePoint(pair > 0xffff ? pair : low)
    if (!MARK.test(sign)) {
      return !OF_WORD.test(sign)
    }
    before -= sign.length
  }
  return true
}
