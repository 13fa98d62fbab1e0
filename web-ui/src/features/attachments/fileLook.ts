import {
  File,
  FileArchive,
  FileAudio,
  FileCode,
  FileImage,
  FileSpreadsheet,
  FileText,
  FileVideo,
} from '@lucide/vue'
import type { Component } from 'vue'

const BY_EXTENSION: Record<string, Component> = {
  doc: FileText,
  docx: FileText,
  odt: FileText,
  pdf: FileText,
  rtf: FileText,
  csv: FileSpreadsheet,
  ods: FileSpreadsheet,
  xls: FileSpreadsheet,
  xlsx: FileSpreadsheet,
}

const BY_TYPE: readonly (readonly [RegExp, Component])[] = [
  [/^image\//, FileImage],
  [/^audio\//, FileAudio],
  [/^video\//, FileVideo],
  [/zip|tar|rar|7z|compress/, FileArchive],
  [/html|xml|json|javascript|x-sh/, FileCode],
  [/^text\/|pdf/, FileText],
]

/** A hint to the eye only: nothing else may follow from the name of a file. */
export function iconOf(name: string, mediaType: string): Component {
  return BY_EXTENSION[extensionOf(name)] ?? BY_TYPE.find(([pattern]) => pattern.test(mediaType))?.[1] ?? File
}

/** Up to five letters of it, as a badge. */
export function extensionOf(name: string): string {
  const extension = /[^.]\.([a-z0-9]{1,5})$/i.exec(name)?.[1]
  return extension?.toLowerCase() ?? ''
}

export type FileKind = 'image' | 'video' | 'audio' | 'file'

/** Sound and video that this browser does not play are files like any. */
export function kindOf(attachment: { mediaType: string; image: unknown }): FileKind {
  if (attachment.image) {
    return 'image'
  }
  const { mediaType } = attachment
  if (mediaType.startsWith('video/') && canPlay(mediaType)) {
    return 'video'
  }
  return mediaType.startsWith('audio/') && canPlay(mediaType) ? 'audio' : 'file'
}

/** The names under which browsers know what they play under others. QuickTime is what MP4 was made of. */
const PLAYED_AS: Record<string, string> = { 'video/quicktime': 'video/mp4', 'audio/x-aiff': 'audio/aiff' }

/** What it says is a guess from the name of a format: whoever plays it must still expect it to fail. */
function canPlay(mediaType: string): boolean {
  return document.createElement('video').canPlayType(PLAYED_AS[mediaType] ?? mediaType) !== ''
}

/** So much longer than wide, or wider than long, that as much smaller as it has to be to fit nothing would be left. */
const STRIP = 60

export function isStrip({ width, height }: { width: number; height: number }): boolean {
  return Math.max(width, height) > STRIP * Math.min(width, height)
}

const MARKS: Record<string, string> = { 'image/gif': 'GIF', 'image/webp': 'WebP', 'image/png': 'APNG' }

/** What an image that would move is marked with where its copy stands still. */
export function stillMark(attachment: {
  mediaType: string
  image: { thumbnail: boolean; moving: boolean } | null
}): string | null {
  const { mediaType, image } = attachment
  return image?.moving && image.thumbnail ? (MARKS[mediaType] ?? null) : null
}
