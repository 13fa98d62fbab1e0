import { defineStore } from 'pinia'
import { computed, shallowReactive } from 'vue'
import { contentPath, discardFile, previewPath, uploadFile } from './attachmentsApi'
import { useFileLimitsStore } from './fileLimitsStore'
import { stillMark } from './fileLook'
import { seedBlobUrl } from '@/api/blobUrls'
import { codeOf, type ProblemCode } from '@/api/problem'
import { useDraftsStore } from '@/features/drafts/draftsStore'
import type { AttachmentView, ChatId } from '@/realtime/protocol.gen'

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
  attachment: AttachmentView | null
}

/** What is picked to be sent, per chat: uploaded at once, so that sending has nothing to wait for. */
export const useUploadsStore = defineStore('uploads', () => {
  const limits = useFileLimitsStore()
  const byChat = shallowReactive(new Map<ChatId, ComposerFile[]>())
  const running = new Map<string, AbortController>()
  let nextKey = 1
  const drafts = useDraftsStore()

  /** Whether a file is here alone, and lost with the page. */
  const unfinished = computed(() =>
    [...byChat.values()].flat().some(({ state }) => state === 'waiting' || state === 'uploading'),
  )

  /** What was picked here and what the draft has: a file that another tab has sent or taken out is gone here as well. */
  function of(chatId: ChatId): readonly ComposerFile[] {
    const uploaded = drafts.of(chatId).files
    const here = (byChat.get(chatId) ?? []).filter(
      ({ attachment }) => attachment === null || uploaded.some(({ id }) => id === attachment.id),
    )
    const shown = new Set(here.map(({ attachment }) => attachment?.id))
    return [...uploaded.filter(({ id }) => !shown.has(id)).map(uploadedBefore), ...here]
  }

  /** Returns how many were left out, because a message may have no more. */
  function add(chatId: ChatId, files: readonly File[]): number {
    const present = of(chatId)
    const taken = files.slice(0, Math.max(0, limits.maxFiles - present.length))
    byChat.set(chatId, [...(byChat.get(chatId) ?? []), ...taken.map(picked)])
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

  function remove(chatId: ChatId, key: string): void {
    const file = of(chatId).find((each) => each.key === key)
    if (!file) {
      return
    }
    forget(chatId, [file])
    running.get(key)?.abort()
    if (file.attachment) {
      const { id } = file.attachment
      drafts.update(chatId, (draft) => ({ ...draft, files: draft.files.filter((each) => each.id !== id) }))
      // Kept or not: the server forgets it by itself.
      discardFile(chatId, id).catch(() => undefined)
    }
  }

  function retry(chatId: ChatId, key: string): void {
    change(chatId, key, (file) =>
      !file.file || problemOf(file.file) ? file : { ...file, state: 'waiting', progress: 0, code: null },
    )
    startNext()
  }

  /** Hands over what is uploaded, for a message that takes it out of the draft; what has failed stays. */
  function take(chatId: ChatId): AttachmentView[] {
    const ready = of(chatId).filter(({ attachment }) => attachment !== null)
    for (const { file, attachment } of ready) {
      // Another type than the file's means that the server has drawn it anew.
      if (attachment?.image && file && attachment.mediaType === file.type) {
        seedBlobUrl(contentPath(chatId, attachment.id), file)
        if (!stillMark(attachment)) {
          seedBlobUrl(previewPath(chatId, attachment), file)
        }
      }
    }
    forget(chatId, ready)
    return ready.flatMap(({ attachment }) => (attachment ? [attachment] : []))
  }

  function forget(chatId: ChatId, gone: readonly ComposerFile[]): void {
    for (const { preview } of gone) {
      if (preview) {
        URL.revokeObjectURL(preview)
      }
    }
    const keys = new Set(gone.map(({ key }) => key))
    const left = (byChat.get(chatId) ?? []).filter(({ key }) => !keys.has(key))
    if (left.length > 0) {
      byChat.set(chatId, left)
    } else {
      byChat.delete(chatId)
    }
  }

  function startNext(): void {
    for (const [chatId, files] of byChat) {
      for (const file of files) {
        if (file.state === 'waiting' && running.size < AT_ONCE) {
          void start(chatId, file)
        }
      }
    }
  }

  async function start(chatId: ChatId, { key, file }: ComposerFile): Promise<void> {
    if (!file) {
      return
    }
    const controller = new AbortController()
    running.set(key, controller)
    change(chatId, key, (each) => ({ ...each, state: 'uploading' }))
    try {
      const attachment = await uploadFile(
        chatId,
        file,
        (progress) => change(chatId, key, (each) => ({ ...each, progress })),
        controller.signal,
      )
      change(chatId, key, (each) => ({ ...each, state: 'ready', progress: 1, attachment }))
      keepInDraft(chatId, key, attachment)
    } catch (failure) {
      change(chatId, key, (each) => ({ ...each, state: 'failed', code: codeOf(failure) }))
    } finally {
      running.delete(key)
      startNext()
    }
  }

  /** In the order in which they were picked, whichever was uploaded first. */
  function keepInDraft(chatId: ChatId, key: string, attachment: AttachmentView): void {
    const here = byChat.get(chatId) ?? []
    const place = ({ id }: AttachmentView) => here.findIndex((each) => each.attachment?.id === id)
    if (here.some((each) => each.key === key)) {
      drafts.update(chatId, (draft) => ({
        ...draft,
        files: [...draft.files, attachment].sort((a, b) => place(a) - place(b)),
      }))
    }
  }

  function change(chatId: ChatId, key: string, to: (file: ComposerFile) => ComposerFile): void {
    const files = byChat.get(chatId)
    if (files) {
      byChat.set(
        chatId,
        files.map((file) => (file.key === key ? to(file) : file)),
      )
    }
  }

  return { byChat, unfinished, of, add, remove, retry, take }
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
