import type { Part } from './messageParts'

/** A formatted text as a tree: what the parser finds, and all that is shown. Nothing in it is HTML. */
export type Block =
  | { kind: 'paragraph'; inlines: Inline[] }
  | { kind: 'heading'; level: 1 | 2 | 3; inlines: Inline[] }
  | { kind: 'codeBlock'; language: string; text: string }
  | { kind: 'quote'; blocks: Block[] }
  /** @property start the number of the first item; null for a list with bullets */
  | { kind: 'list'; start: number | null; items: Block[][] }

export type Inline =
  | { kind: 'part'; part: Part }
  | { kind: 'code'; text: string }
  | { kind: 'link'; href: string; inlines: Inline[] }
  | { kind: 'strong' | 'emphasis' | 'strike' | 'spoiler'; inlines: Inline[] }

/** Deeper than this nothing is formatted: the whole text is shown as it was written. */
export const DEEPEST = 8
/** Nor is a text of more pieces than this. */
export const MOST_NODES = 4000
