import bash from 'highlight.js/lib/languages/bash'
import c from 'highlight.js/lib/languages/c'
import cpp from 'highlight.js/lib/languages/cpp'
import csharp from 'highlight.js/lib/languages/csharp'
import css from 'highlight.js/lib/languages/css'
import diff from 'highlight.js/lib/languages/diff'
import go from 'highlight.js/lib/languages/go'
import ini from 'highlight.js/lib/languages/ini'
import java from 'highlight.js/lib/languages/java'
import javascript from 'highlight.js/lib/languages/javascript'
import json from 'highlight.js/lib/languages/json'
import kotlin from 'highlight.js/lib/languages/kotlin'
import php from 'highlight.js/lib/languages/php'
import python from 'highlight.js/lib/languages/python'
import ruby from 'highlight.js/lib/languages/ruby'
import rust from 'highlight.js/lib/languages/rust'
import sql from 'highlight.js/lib/languages/sql'
import swift from 'highlight.js/lib/languages/swift'
import typescript from 'highlight.js/lib/languages/typescript'
import xml from 'highlight.js/lib/languages/xml'
import yaml from 'highlight.js/lib/languages/yaml'
import { createLowlight } from 'lowlight'

/** What a piece of code is, as far as the page colours it; each is a class of codeBlock.css. */
export type CodeKind = 'comment' | 'word' | 'string' | 'number' | 'name' | 'type'

/** A piece of code; all pieces after one another are the code. */
export interface CodePiece {
  text: string
  kind: CodeKind | null
}

type Found = ReturnType<typeof lowlight.highlight>['children'][number]

/** Nobody sees more colours than this at once. */
const MOST_PIECES = 4000

const KINDS: Readonly<Record<string, CodeKind>> = {
  'hljs-comment': 'comment',
  'hljs-quote': 'comment',
  'hljs-meta': 'comment',
  'hljs-keyword': 'word',
  'hljs-selector-tag': 'word',
  'hljs-doctag': 'word',
  'hljs-operator': 'word',
  'hljs-string': 'string',
  'hljs-regexp': 'string',
  'hljs-addition': 'string',
  'hljs-char': 'string',
  'hljs-number': 'number',
  'hljs-literal': 'number',
  'hljs-symbol': 'number',
  'hljs-deletion': 'number',
  'hljs-title': 'name',
  'hljs-name': 'name',
  'hljs-attr': 'name',
  'hljs-attribute': 'name',
  'hljs-property': 'name',
  'hljs-section': 'name',
  'hljs-selector-class': 'name',
  'hljs-selector-id': 'name',
  'hljs-type': 'type',
  'hljs-built_in': 'type',
  'hljs-variable': 'type',
  'hljs-template-variable': 'type',
  'hljs-params': 'type',
}

const lowlight = createLowlight({
  ...{ bash, c, cpp, csharp, css, diff, go, ini, java, javascript, json, kotlin, php, python, ruby, rust },
  ...{ sql, swift, typescript, xml, yaml },
})

/** Code in pieces with the kind of each; null in a language that is not known, and for more pieces than are worth it. */
export function piecesOf(code: string, language: string): CodePiece[] | null {
  if (!lowlight.registered(language)) {
    return null
  }
  const pieces: CodePiece[] = []
  for (const child of lowlight.highlight(language, code).children) {
    collect(child, null, pieces)
  }
  return pieces.length > MOST_PIECES ? null : pieces
}

/** As deep as the grammars go into one another, which is little. */
function collect(found: Found, within: CodeKind | null, into: CodePiece[]): void {
  if (found.type === 'text') {
    into.push({ text: found.value, kind: within })
  } else if (found.type === 'element') {
    const classes = Array.isArray(found.properties.className) ? found.properties.className : []
    const kind = classes.map((name) => KINDS[String(name)]).find((each) => each !== undefined)
    for (const child of found.children) {
      collect(child, kind ?? within, into)
    }
  }
}
