import type { MessageRow } from './timeline'

/** What is copied of one message: its text as it was written, and the names of its files below that. */
export function copiedText({ text, attachments }: Pick<MessageRow, 'text' | 'attachments'>): string {
  return [...(text === '' ? [] : [text]), ...attachments.map(({ name }) => name)].join('\n')
}

/**
 * What is copied of several: one below the other, each under its author and time. Of one alone its text.
 *
 * @param headOf author and time of a message, in one line
 */
export function copiedTexts(rows: readonly MessageRow[], headOf: (row: MessageRow) => string): string {
  return rows.length === 1
    ? rows.map(copiedText).join('')
    : rows.map((row) => `${headOf(row)}\n${copiedText(row)}`).join('\n\n')
}
