import { readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { promisify } from 'node:util'
import { brotliCompress, constants, gzip } from 'node:zlib'

const KINDS = new Set(['.css', '.html', '.js', '.json', '.svg', '.tflite', '.wasm', '.webmanifest'])
/** Bytes: a packet carries less than this anyway. */
const LEAST = 1024
/** Bytes: above it the best level takes a quarter of a minute a file. */
const LARGE = 1024 * 1024

/**
 * Writes each file of a folder once more as `.br` and `.gz`, where that makes it smaller; the server gives a browser what it
 * takes.
 */
export async function compress(folder) {
  const files = readdirSync(folder, { recursive: true })
    .map((name) => join(folder, name))
    .filter((file) => KINDS.has(extname(file)) && statSync(file).size >= LEAST)
  await Promise.all(files.map(compressFile))
}

async function compressFile(file) {
  const content = readFileSync(file)
  const quality = content.length > LARGE ? 9 : constants.BROTLI_MAX_QUALITY
  const params = { [constants.BROTLI_PARAM_QUALITY]: quality }
  keep(`${file}.br`, content, await promisify(brotliCompress)(content, { params }))
  keep(`${file}.gz`, content, await promisify(gzip)(content, { level: constants.Z_BEST_COMPRESSION }))
}

function keep(file, content, compressed) {
  if (compressed.length < content.length) {
    writeFileSync(file, compressed)
  }
}
