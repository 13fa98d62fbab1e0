import { describe, expect, it } from 'vitest'
import { formatOf } from './formatKeys'
import { edited, type Format } from './textEdit'

/** What becomes of a text; brackets of another kind say what is selected. */
function after(format: Format, marked: string): string {
  const from = marked.indexOf('⟨')
  const to = marked.indexOf('⟩') - 1
  const text = marked.replace(/[⟨⟩]/g, '')
  const edit = edited(format, { text, from, to })
  const whole = text.slice(0, edit.from) + edit.insert + text.slice(edit.to)
  return `${whole.slice(0, edit.select.from)}⟨${whole.slice(edit.select.from, edit.select.to)}⟩${whole.slice(edit.select.to)}`
}

describe('formatting what is selected', () => {
  it.each<[Format, string, string]>([
    ['bold', 'a ⟨b⟩ c', 'a **⟨b⟩** c'],
    ['bold', 'a **⟨b⟩** c', 'a ⟨b⟩ c'],
    ['bold', 'a ⟨**b**⟩ c', 'a ⟨b⟩ c'],
    ['bold', 'a⟨ b ⟩c', 'a **⟨b⟩** c'],
    ['bold', '⟨⟩', '**⟨⟩**'],
    ['bold', '**⟨⟩**', '⟨⟩'],
    ['italic', '**⟨b⟩**', '***⟨b⟩***'],
    ['italic', '***⟨b⟩***', '**⟨b⟩**'],
    ['bold', '***⟨b⟩***', '*⟨b⟩*'],
    ['italic', '⟨**b**⟩', '*⟨**b**⟩*'],
    ['strike', '⟨a⟩', '~~⟨a⟩~~'],
    ['spoiler', '||⟨a⟩||', '⟨a⟩'],
    ['code', '⟨a⟩', '`⟨a⟩`'],
    ['code', '⟨a\nb⟩', '```\n⟨a\nb⟩\n```'],
    ['codeBlock', 'x ⟨a⟩ y', 'x \n```\n⟨a⟩\n```\n y'],
    ['codeBlock', '```\n⟨a⟩\n```', '⟨a⟩'],
    ['quote', 'a\nb⟨⟩b\nc', 'a\n> bb⟨⟩\nc'],
    ['quote', '⟨a\nb⟩', '⟨> a\n> b⟩'],
    ['quote', '⟨> a\n> b⟩', '⟨a\nb⟩'],
    ['list', '⟨a\n- b⟩', '⟨- a\n- - b⟩'],
    ['link', 'see ⟨this⟩', 'see [this](⟨https://⟩)'],
    ['link', '⟨https://example.org/⟩', '[⟨⟩](https://example.org/)'],
  ])('%s of %j', (format, before, expected) => {
    expect(after(format, before)).toBe(expected)
  })
})

describe('the keys of formats', () => {
  const pressed = { key: '', code: '', ctrlKey: true, metaKey: false, shiftKey: false, altKey: false }

  it.each([
    [{ key: 'b', code: 'KeyB' }, 'bold'],
    [{ key: 'и', code: 'KeyB' }, 'bold'],
    [{ key: 'b', code: 'KeyN' }, 'bold'],
    [{ key: 'b', code: 'KeyB', ctrlKey: false, metaKey: true }, 'bold'],
    [{ key: 'X', code: 'KeyX', shiftKey: true }, 'strike'],
    [{ key: '(', code: 'Digit9', shiftKey: true }, 'quote'],
    [{ key: 'x', code: 'KeyX' }, null],
    [{ key: 'b', code: 'KeyB', altKey: true }, null],
    [{ key: 'b', code: 'KeyB', ctrlKey: false }, null],
    [{ key: 'b', code: 'KeyB', metaKey: true }, null],
  ] as const)('%j', (keys, format) => {
    expect(formatOf({ ...pressed, ...keys })).toBe(format)
  })
})
