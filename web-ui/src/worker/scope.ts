/** What of a service worker's world the worker uses. TypeScript's library of it cannot be loaded beside that of the page. */

export interface Notice {
  readonly tag: string
  readonly data: unknown
  close(): void
}

export interface NoticeOptions {
  body: string
  tag: string
  icon: string
  badge: string
  lang: string
  dir: 'ltr' | 'rtl'
  silent: boolean
  renotify: boolean
  requireInteraction: boolean
  data: NoticeData
  actions: { action: string; title: string }[]
}

/** What a notice leads to. */
export interface NoticeData {
  kind: 'messages' | 'ring' | 'over' | 'test'
  chatId: string | null
  callId: string | null
  /** The newest message of which it tells. */
  seq: number
}

export interface WindowClient {
  readonly url: string
  readonly focused: boolean
  readonly visibilityState: 'visible' | 'hidden'
  focus(): Promise<unknown>
  postMessage(message: unknown): void
}

export interface WorkerScope {
  readonly location: { readonly origin: string }
  readonly registration: {
    showNotification(title: string, options: NoticeOptions): Promise<void>
    getNotifications(filter?: { tag?: string }): Promise<Notice[]>
  }
  readonly clients: {
    matchAll(options: { type: 'window'; includeUncontrolled: boolean }): Promise<readonly WindowClient[]>
    openWindow(url: string): Promise<unknown>
    claim(): Promise<void>
  }
  skipWaiting(): Promise<void>
  addEventListener(type: string, listener: (event: never) => void): void
}

export interface LastingEvent {
  waitUntil(work: Promise<unknown>): void
}

export interface PushEvent extends LastingEvent {
  readonly data: { json(): unknown } | null
}

export interface ClickEvent extends LastingEvent {
  readonly action: string
  readonly notification: Notice
}

export interface FetchEvent extends LastingEvent {
  readonly request: Request
  respondWith(answer: Promise<Response>): void
}
