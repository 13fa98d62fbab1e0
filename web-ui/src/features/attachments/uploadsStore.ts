import { defineStore } from 'pinia'
import { computed, shallowReactive } from 'vue'
import { contentPath, discardFile, previewPath, uploadFile } from './attachmentsApi'
import { stillMark } from './fileLook'
import { type FullRoom, fullRoomOf } from './fullRoom'
import { useLimitsStore } from './limitsStore'
import { seedBlobUrl } from '@/api/blobUrls'
import { codeOf, type ProblemCode } from '@/api/problem'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import type { MessagePlace } from '@/realtime/messagePlace'
import type { AttachmentView } from '@/realtime/protocol.gen'

/** Uploads at once; the rest waits. */
const AT_ONCE = 3

/** Images that the browser shows of itself. */
const SHOWN = ['image/jpeg', 'image/png', 'image/gif', 'image/webp']

/** A file in the composer. */
export interface ComposerFile {
  key: string
  name: string
  type: string
  size: number
  /** Null for one that was uploaded before the page was loaded. */
  file: File | null
  /** An object URL, of images only. */
  preview: string | null
  state: 'waiting' | 'uploading' | 'ready' | 'failed'
  /** From 0 to 1. */
  progress: number
  code: ProblemCode | null
  /** Where the upload was refused for it. */
  full?: FullRoom | null
  attachment: AttachmentView | null
}

/** What is picked to be sent, per chat or meeting: uploaded at once, so that sending has nothing to wait for. */
export const useUploadsStore = defineStore('uploads', () => {
  const limits = useLimitsStore()
  const byPlace = shallowReactive(new Map<MessagePlace, ComposerFile[]>())
  const running = new Map<string, AbortController>()
  let nextKey = 1
  const drafts = useDraftsStore()

  /** Whether a file is here alone, and lost with the page. */
  const unfinished = computed(() =>
    [...byPlace.values()].flat().some(({ state }) => state === 'waiting' || state === 'uploading'),
  )

  /** What was picked here and what the draft has: a file that another tab has sent or taken out is gone here as well. */
  function of(place: MessagePlace): readonly ComposerFile[] {
    const uploaded = drafts.of(place).files
    const here = (byPlace.get(place) ?? []).filter(
      ({ attachment }) => attachment === null || uploaded.some(({ id }) => id === attachment.id),
    )
    const shown = new Set(here.map(({ attachment }) => attachment?.id))
    return [...uploaded.filter(({ id }) => !shown.has(id)).map(uploadedBefore), ...here]
  }

  /** Returns how many were left out, because a message may have no more. */
  function add(place: MessagePlace, files: readonly File[]): number {
    const present = of(place)
    const taken = files.slice(0, Math.max(0, limits.maxFiles - present.length))
    byPlace.set(place, [...(byPlace.get(place) ?? []), ...taken.map(picked)])
    startNext()
    return files.length - taken.length
  }

  function picked(file: File): ComposerFile {
    const code = problemOf(file)
    return {
      key: `picked ${nextKey++}`,
      name: file.name,
      type: file.type,
      size: file.size,
      file,
      preview: SHOWN.includes(file.type) ? URL.createObjectURL(file) : null,
      state: code ? 'failed' : 'waiting',
      progress: 0,
      code,
      attachment: null,
    }
  }

  function problemOf(file: File): ProblemCode | null {
    if (file.size > limits.maxBytes) {
      return 'ATTACHMENT_TOO_LARGE'
    }
    return file.size === 0 ? 'INVALID_REQUEST' : null
  }

  function remove(place: MessagePlace, key: string): void {
    const file = of(place).find((each) => each.key === key)
    if (!file) {
      return
    }
    forget(place, [file])
    running.get(key)?.abort()
    if (file.attachment) {
      const { id } = file.attachment
      drafts.update(place, (draft) => ({ ...draft, files: draft.files.filter((each) => each.id !== id) }))
      // Kept or not: the server forgets it by itself.
      discardFile(place, id).catch(() => undefined)
    }
  }

  function retry(place: MessagePlace, key: string): void {
    change(place, key, (file) =>
      !file.file || problemOf(file.file) ? file : { ...file, state: 'waiting', progress: 0, code: null },
    )
    startNext()
  }

  /** Hands over what is uploaded, for a message that takes it out of the draft; what has failed stays. */
  function take(place: MessagePlace): AttachmentView[] {
    const ready = of(place).filter(({ attachment }) => attachment !== null)
    for (const { file, attachment } of ready) {
      // Another type than the file's means that the server has drawn it anew.
      if (attachment?.image && file && attachment.mediaType === file.type) {
        seedBlobUrl(contentPath(place, attachment.id), file)
        if (!stillMark(attachment)) {
          seedBlobUrl(previewPath(place, attachment), file)
        }
      }
    }
    forget(place, ready)
    return ready.flatMap(({ attachment }) => (attachment ? [attachment] : []))
  }

  function forget(place: MessagePlace, gone: readonly ComposerFile[]): void {
    for (const { preview } of gone) {
      if (preview) {
        URL.revokeObjectURL(preview)
      }
    }
    const keys = new Set(gone.map(({ key }) => key))
    const left = (byPlace.get(place) ?? []).filter(({ key }) => !keys.has(key))
    if (left.length > 0) {
      byPlace.set(place, left)
    } else {
      byPlace.delete(place)
    }
  }

  function startNext(): void {
    for (const [place, files] of byPlace) {
      for (const file of files) {
        if (file.state === 'waiting' && running.size < AT_ONCE) {
          void start(place, file)
        }
      }
    }
  }

  async function start(place: MessagePlace, { key, file }: ComposerFile): Promise<void> {
    if (!file) {
      return
    }
    const controller = new AbortController()
    running.set(key, controller)
    change(place, key, (each) => ({ ...each, state: 'uploading' }))
    try {
      const attachment = await uploadFile(
        place,
        file,
        (progress) => change(place, key, (each) => ({ ...each, progress })),
        controller.signal,
      )
      change(place, key, (each) => ({ ...each, state: 'ready', progress: 1, attachment }))
      keepInDraft(place, key, attachment)
    } catch (failure) {
      change(place, key, (each) => ({
        ...each,
        state: 'failed',
        code: codeOf(failure),
        full: fullRoomOf(failure),
      }))
    } finally {
      running.delete(key)
      startNext()
    }
  }

  /** In the order in which they were picked, whichever was uploaded first. */
  function keepInDraft(place: MessagePlace, key: string, attachment: AttachmentView): void {
    const here = byPlace.get(place) ?? []
    const index = ({ id }: AttachmentView) => here.findIndex((each) => each.attachment?.id === id)
    if (here.some((each) => each.key === key)) {
      drafts.update(place, (draft) => ({
        ...draft,
        files: [...draft.files, attachment].sort((a, b) => index(a) - index(b)),
      }))
    }
  }

  function change(place: MessagePlace, key: string, to: (file: ComposerFile) => ComposerFile): void {
    const files = byPlace.get(place)
    if (files) {
      byPlace.set(
        place,
        files.map((file) => (file.key === key ? to(file) : file)),
      )
    }
  }

  return { byPlace, unfinished, of, add, remove, retry, take }
})

function uploadedBefore(attachment: AttachmentView): ComposerFile {
  const { id, name, mediaType, size } = attachment
  return {
    key: id,
    name,
    type: mediaType,
    size,
    file: null,
    preview: null,
    state: 'ready',
    progress: 1,
    code: null,
    attachment,
  }
}
