import { describe, expect, it } from 'vitest'
import { contrast, THEMES, token } from './contrast'

/** WCAG 1.4.11, for what must be recognised as a control or a state. */
const LEAST = 3

describe.each(THEMES)('in the %s theme', (_name, theme) => {
  it.each(['edge', 'accent', 'danger', 'text-faint'])('%s stands out from the ground', (name) => {
    expect(contrast(token(theme, name), token(theme, 'bg'))).toBeGreaterThanOrEqual(LEAST)
  })
})
