const FIRST_STRONG_ISOLATE = '\u2068'
const POP_ISOLATE = '\u2069'

/** With them in a name it would break out of its isolate. */
const DIRECTIONS = /[\u202a-\u202e\u2066-\u2069]/g

/**
 * What the page fills in itself, as numbers or in words of the language around it, and lists of names that are isolated
 * each. All else may run the other way.
 */
const OWN_WORDS: ReadonlySet<string> = new Set([
  'n',
  'of',
  'total',
  'max',
  'percent',
  'share',
  'ms',
  'rate',
  'size',
  'time',
  'day',
  'duration',
  'ago',
  'kind',
  'why',
  'names',
  'members',
])

/**
 * A name for the middle of a text, so that its direction changes nothing around it and the text nothing in it (UAX #9,
 * isolates). Where there are elements `<bdi>` does the same.
 */
export function isolated(name: string): string {
  const text = name.replace(DIRECTIONS, '')
  return text === '' ? text : `${FIRST_STRONG_ISOLATE}${text}${POP_ISOLATE}`
}

/** A formatter of messages that isolates whatever others have called themselves, their chats, files and devices. */
export function isolating<T extends (...args: never[]) => string>(format: T): T {
  const formatAny = format as unknown as (...args: unknown[]) => string
  return ((...args: unknown[]) => formatAny(...args.map(isolatedValues))) as unknown as T
}

function isolatedValues(values: unknown): unknown {
  if (Array.isArray(values)) {
    return values.map((value: unknown) => (typeof value === 'string' ? isolated(value) : value))
  }
  if (typeof values !== 'object' || values === null) {
    return values
  }
  return Object.fromEntries(
    Object.entries(values).map(([key, value]: [string, unknown]) => {
      if (key === 'named' || key === 'list') {
        return [key, isolatedValues(value)]
      }
      return [key, typeof value === 'string' && !OWN_WORDS.has(key) ? isolated(value) : value]
    }),
  )
}

/** A text without isolates, for where it leaves the page. */
export function withoutIsolates(text: string): string {
  return text.replaceAll(FIRST_STRONG_ISOLATE, '').replaceAll(POP_ISOLATE, '')
}
