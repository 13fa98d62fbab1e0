const DRAWN =
  /[^\p{Cc}\p{Cf}\p{Cs}\p{Z}\p{M}\p{Default_Ignorable_Code_Point}\p{Noncharacter_Code_Point}\u2800\ufffc\u{1d159}]/u
const CONTROL = /(?![\t\n\r])\p{Cc}/gu
/** Vertical tab, form feed and next line, which word processors write. */
const END_OF_LINE = ['\u000b', '\u000c', '\u0085']

/**
 * Whether there is anything to see in a text: at least one character that draws something by itself. The server's
 * `VisibleText` says the same; both are held to `docs/protocol/text-cases.json`.
 */
export function isVisible(text: string): boolean {
  return DRAWN.test(text)
}

/** A text as the server takes it: without control characters, which come with what is pasted; ends of lines are one kind. */
export function withoutControls(text: string): string {
  return text.replace(CONTROL, (control) => (END_OF_LINE.includes(control) ? '\n' : ''))
}
