// Writes src/api/schema.gen.ts from the OpenAPI document; with --check, fails where it is stale instead.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'
import ts from 'typescript'

const DOCUMENT = new URL('../../docs/protocol/openapi.json', import.meta.url)
const TYPES = new URL('../src/api/schema.gen.ts', import.meta.url)
const FRAMES = readFileSync(new URL('../src/realtime/protocol.gen.ts', import.meta.url), 'utf8')

const ids = new Set()

/** The format of an id is its type's name, with a capital; the type is that of the frames, where they have it. */
function branded({ type, format }) {
  if (!/^[A-Z]/.test(format ?? '')) {
    return undefined
  }
  ids.add(format)
  const id = ts.factory.createTypeReferenceNode(format)
  return Array.isArray(type) && type.includes('null')
    ? ts.factory.createUnionTypeNode([id, ts.factory.createLiteralTypeNode(ts.factory.createNull())])
    : id
}

const schema = astToString(await openapiTS(DOCUMENT, { transform: branded }))
const named = [...ids].sort()
const isOfFrames = (id) => FRAMES.includes(`export type ${id} =`)
const own = named.filter((id) => !isOfFrames(id))
const types = `// Generated from docs/protocol/openapi.json by \`npm run generate\`. Do not edit.

import type { Id } from '../realtime/id'
import type { ${named.filter(isOfFrames).join(', ')} } from '../realtime/protocol.gen'

${own.map((id) => `export type ${id} = Id<'${id}'>\n`).join('')}
${schema}`

if (!process.argv.includes('--check')) {
  writeFileSync(TYPES, types)
} else if (!existsSync(TYPES) || readFileSync(TYPES, 'utf8') !== types) {
  console.error('src/api/schema.gen.ts is stale: run `npm run generate`')
  process.exit(1)
}
