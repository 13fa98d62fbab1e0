import { useElementBounding, useElementSize, useEventListener } from '@vueuse/core'
import {
  computed,
  hasInjectionContext,
  inject,
  type InjectionKey,
  onScopeDispose,
  type Ref,
  shallowReactive,
} from 'vue'

/** A part of the page, in CSS pixels of the viewport. */
export interface Area {
  x: number
  y: number
  width: number
  height: number
}

type Element = Readonly<Ref<HTMLElement | null>>

/** Provided by what floats over the page: it cannot keep clear of what is within it. */
export const FLOATING: InjectionKey<true> = Symbol('floating')

const always = shallowReactive(new Map<symbol, () => Area>())
const atFirst = shallowReactive(new Map<symbol, () => Area>())

/**
 * Keeps an element free of what floats over the page, unless it is a part of that.
 *
 * @param head where only the head of the element must stay free; the rest of it does until the user moves something there
 */
export function useKeptFree(element: Element, head: Element = element): void {
  if (hasInjectionContext() && inject(FLOATING, null)) {
    return
  }
  const key = Symbol()
  const { left, top, width, height, update } = useElementBounding(element)
  // One that slides in has its size before its place.
  useEventListener(element, ['transitionend', 'animationend'], update)
  const { height: headHeight } = useElementSize(head, undefined, { box: 'border-box' })
  const area = (high: number) => ({ x: left.value, y: top.value, width: width.value, height: high })
  always.set(key, () => area(headHeight.value))
  atFirst.set(key, () => area(height.value))
  onScopeDispose(() => {
    always.delete(key)
    atFirst.delete(key)
  })
}

/** What nothing may cover, reactive. */
export const keptFree = computed(() => shown(always))

/** What nothing may cover before the user wants it so, reactive. */
export const keptFreeAtFirst = computed(() => shown(atFirst))

function shown(areas: ReadonlyMap<symbol, () => Area>): Area[] {
  return [...areas.values()].map((area) => area()).filter(({ width, height }) => width > 0 && height > 0)
}
