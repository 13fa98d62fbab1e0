import { onUpdated, type Ref } from 'vue'

/** The elements of the rows that are in the document, looked up once for each rendering of the component. */
export function useRowElements(content: Readonly<Ref<HTMLElement | null>>) {
  let known: readonly HTMLElement[] | null = null
  let byKey: ReadonlyMap<string, HTMLElement> = new Map()

  /** From the top to the bottom. */
  function elements(): readonly HTMLElement[] {
    if (!known || !content.value) {
      known = [...(content.value?.querySelectorAll<HTMLElement>('[data-row]') ?? [])]
      byKey = new Map(known.map((each) => [each.dataset.row ?? '', each]))
    }
    return known
  }

  function elementOf(key: string): HTMLElement | null {
    elements()
    return byKey.get(key) ?? null
  }

  // Before any other hook of the component sees what has been rendered.
  onUpdated(() => {
    known = null
  })

  return { elements, elementOf }
}

/** The place of the first element whose lower edge is below a line, of elements one below the other; their number for none. */
export function firstBelow(elements: readonly HTMLElement[], line: number): number {
  let [from, to] = [0, elements.length]
  while (from < to) {
    const middle = (from + to) >> 1
    if ((elements[middle]?.getBoundingClientRect().bottom ?? 0) > line) {
      to = middle
    } else {
      from = middle + 1
    }
  }
  return from
}
