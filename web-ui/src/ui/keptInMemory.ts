/**
 * Where a browser lets a page keep nothing, as in a frame of another site, touching its storage throws. What is to be kept
 * then lasts as long as the page. To be imported before all that keeps something.
 */
class MemoryStorage implements Storage {
  [name: string]: unknown
  private readonly items = new Map<string, string>()

  get length(): number {
    return this.items.size
  }

  clear(): void {
    this.items.clear()
  }

  getItem(key: string): string | null {
    return this.items.get(key) ?? null
  }

  key(index: number): string | null {
    return [...this.items.keys()][index] ?? null
  }

  removeItem(key: string): void {
    this.items.delete(key)
  }

  setItem(key: string, value: string): void {
    this.items.set(key, value)
  }
}

export function keepInMemoryWhereRefused(): void {
  for (const name of ['localStorage', 'sessionStorage'] as const) {
    try {
      window[name].getItem('parley')
    } catch {
      Object.defineProperty(window, name, { value: new MemoryStorage(), configurable: true })
    }
  }
}

keepInMemoryWhereRefused()
