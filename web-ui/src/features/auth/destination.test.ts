import { expect, it } from 'vitest'
import { destination } from './destination'

it.each(['/chats/x', '/'])('goes to %s', (path) => {
  expect(destination(path)).toBe(path)
})

it.each(['//evil.example', '/\\evil.example', 'https://evil.example', '', undefined, ['/a']])(
  'not to %s',
  (path) => {
    expect(destination(path)).toBe('/')
  },
)
