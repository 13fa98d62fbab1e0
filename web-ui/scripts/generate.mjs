// Writes src/api/schema.gen.ts from the OpenAPI document; with --check, fails where it is stale instead.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import openapiTS, { astToString } from 'openapi-typescript'

const DOCUMENT = new URL('../../docs/protocol/openapi.json', import.meta.url)
const TYPES = new URL('../src/api/schema.gen.ts', import.meta.url)

const types = `// Generated from docs/protocol/openapi.json by \`npm run generate\`. Do not edit.\n\n${astToString(await openapiTS(DOCUMENT))}`

if (!process.argv.includes('--check')) {
  writeFileSync(TYPES, types)
} else if (!existsSync(TYPES) || readFileSync(TYPES, 'utf8') !== types) {
  console.error('src/api/schema.gen.ts is stale: run `npm run generate`')
  process.exit(1)
}
