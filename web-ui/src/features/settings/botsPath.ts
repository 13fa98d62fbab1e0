import { inject, type InjectionKey, provide } from 'vue'

/** Whose bots are shown: one's own, or those of the server. */
export type BotsPath = '/api/me/bots' | '/api/admin/bots'

const KEY: InjectionKey<BotsPath> = Symbol('bots')

/** What the components below show and change. */
export function provideBotsPath(path: BotsPath): void {
  provide(KEY, path)
}

export function useBotsPath(): BotsPath {
  return inject(KEY, '/api/me/bots')
}
