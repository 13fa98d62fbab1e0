import { readFileSync } from 'node:fs'
import { join } from 'node:path'

interface TextCases {
  folding: { same: [string, string][]; different: [string, string][] }
  visible: { yes: string[]; no: string[] }
  scanner: {
    users: string[]
    cases: { text: string; links?: string[]; mentions?: string[]; opening?: number }[]
  }
  messages: {
    /** Each link by its address, and where there are any the words that are shown for it. */
    cases: { text: string; links?: [address: string, words?: string][] }[]
  }
}

/** What the server and the page say alike of texts. */
export const textCases = JSON.parse(
  readFileSync(join(import.meta.dirname, '../../../docs/protocol/text-cases.json'), 'utf8'),
) as TextCases
