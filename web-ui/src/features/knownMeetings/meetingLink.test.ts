// @vitest-environment jsdom
import { expect, it } from 'vitest'
import { codeOfLink, linkOf } from './meetingLink'

it('knows its own links again', () => {
  expect(codeOfLink(linkOf('kfw-qtzm-rha'))).toBe('kfw-qtzm-rha')
})

it.each([
  [`${location.origin}/m/KFW-QTZM-RHA`, 'kfw-qtzm-rha'],
  [`${location.origin}/m/kfwqtzmrha`, 'kfw-qtzm-rha'],
  [`${location.origin}/m/kfw-qtzm-rha/`, 'kfw-qtzm-rha'],
  [`${location.origin}/m/kfw-qtzm-rha/more`, null],
  [`${location.origin}/m/kfw-qtz`, null],
  [`${location.origin}/c/kfw-qtzm-rha`, null],
  ['https://elsewhere.example/m/kfw-qtzm-rha', null],
  ['nothing', null],
])('finds the code of %s', (href, code) => {
  expect(codeOfLink(href)).toBe(code)
})
