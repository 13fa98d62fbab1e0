import { onScopeDispose, readonly, ref, type Ref, shallowRef, watch } from 'vue'
import { download } from './files'

/** How many contents are kept that nothing shows any more. */
const IDLE_MAX = 80

interface Entry {
  url: Promise<string>
  users: number
}

/** The latest one used last. */
const entries = new Map<string, Entry>()

function acquire(path: string): Promise<string> {
  const entry = entries.get(path) ?? { url: load(path), users: 0 }
  entry.users++
  entries.delete(path)
  entries.set(path, entry)
  return entry.url
}

async function load(path: string): Promise<string> {
  try {
    return URL.createObjectURL(await download(path))
  } catch (failure) {
    entries.delete(path)
    throw failure
  }
}

function release(path: string): void {
  const entry = entries.get(path)
  if (entry) {
    entry.users = Math.max(0, entry.users - 1)
    dropIdle()
  }
}

function dropIdle(): void {
  const idle = [...entries].filter(([, { users }]) => users === 0)
  for (const [path, { url }] of idle.slice(0, Math.max(0, idle.length - IDLE_MAX))) {
    entries.delete(path)
    url.then((known) => URL.revokeObjectURL(known)).catch(() => undefined)
  }
}

/** Puts a content there that the page has already, so that it is not fetched. */
export function seedBlobUrl(path: string, content: Blob): void {
  if (!entries.has(path)) {
    entries.set(path, { url: Promise.resolve(URL.createObjectURL(content)), users: 0 })
    dropIdle()
  }
}

/**
 * An address under which an element can show what lies at a path of the server that wants the access token. It is good
 * for as long as the component is there.
 */
export function useBlobUrl(path: Readonly<Ref<string | null>>) {
  const url = shallowRef<string | null>(null)
  const failed = ref(false)
  let held: string | null = null

  async function show(wanted: string | null): Promise<void> {
    const before = held
    held = wanted
    url.value = null
    failed.value = false
    const shown = wanted === null ? null : acquire(wanted)
    if (before !== null) {
      release(before)
    }
    try {
      const known = await shown
      if (held === wanted) {
        url.value = known
      }
    } catch {
      failed.value = held === wanted
    }
  }

  watch(path, (wanted) => void show(wanted), { immediate: true })
  onScopeDispose(() => {
    if (held !== null) {
      release(held)
    }
    held = null
  })

  return { url: readonly(url), failed: readonly(failed), retry: () => show(path.value) }
}
