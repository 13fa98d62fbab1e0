// @vitest-environment node
import { resolve } from 'node:path'
import { build, type Rolldown } from 'vite'
import { expect, it } from 'vitest'

const ROOT = resolve(import.meta.dirname, '../../../..')
const HEAVY = /@mediapipe|web-noise-suppressor|backgroundBlur|noiseSuppression|segmentation/

it('loads blur and noise suppression only when they are asked for, and from our own files', async () => {
  const result = (await build({
    root: ROOT,
    logLevel: 'error',
    build: { write: false, minify: false },
  })) as Rolldown.RolldownOutput
  const chunks = new Map(
    result.output.flatMap((file) => (file.type === 'chunk' ? [[file.fileName, file] as const] : [])),
  )
  const atStart = new Set<string>()
  const follow = (fileName: string) => {
    if (!atStart.has(fileName)) {
      atStart.add(fileName)
      chunks.get(fileName)?.imports.forEach(follow)
    }
  }
  chunks.forEach((chunk) => {
    if (chunk.isEntry) {
      follow(chunk.fileName)
    }
  })

  const heavy = (names: Iterable<string>) =>
    [...names].flatMap((name) => chunks.get(name)?.moduleIds ?? []).filter((id) => HEAVY.test(id))
  expect(atStart.size).toBeGreaterThan(0)
  expect(heavy(atStart)).toEqual([])
  expect(heavy(chunks.keys()).length).toBeGreaterThan(3)
  const shipped = result.output.map(({ fileName }) => fileName)
  for (const part of [
    '.tflite',
    '.binarypb',
    'selfie_segmentation_solution',
    'rnnoise',
    'workletProcessor',
    'ticker',
  ]) {
    expect(
      shipped.some((fileName) => fileName.includes(part)),
      part,
    ).toBe(true)
  }
}, 60_000)
