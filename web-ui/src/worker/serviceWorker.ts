import { click } from './clicks'
import { push } from './notices'
import type { ClickEvent, FetchEvent, LastingEvent, PushEvent, WorkerScope } from './scope'
import { createShell } from './shell'

declare const self: WorkerScope
/** Filled in by vite.worker.config.ts. */
declare const BUILD: string
declare const FILES: readonly string[]

const shell = createShell(self, caches, BUILD, FILES)

self.addEventListener('install', (event: LastingEvent) => {
  event.waitUntil(shell.install())
})
self.addEventListener('activate', (event: LastingEvent) => {
  event.waitUntil(shell.activate())
})
self.addEventListener('fetch', (event: FetchEvent) => {
  shell.fetch(event)
})
self.addEventListener('push', (event: PushEvent) => {
  event.waitUntil(push(self, event))
})
self.addEventListener('notificationclick', (event: ClickEvent) => {
  event.waitUntil(click(self, event))
})
