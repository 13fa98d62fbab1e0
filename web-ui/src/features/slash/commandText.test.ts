import { describe, expect, it } from 'vitest'
import { matching, type Offer, openQuestion, slashAt, wishIn, writtenAs } from './commandText'
import { ANN, BOB, user } from '@/testing/events'

const rainbot = { ...user(ANN), username: 'rainbot' }
const offer = (name: string, bot = rainbot): Offer => ({ bot, name, hint: '', description: '' })
const other = { ...user(BOB), username: 'snow.bot' }
const weather = offer('weather')
const all = [offer('storm'), weather, offer('forecast-weather'), offer('poll'), offer('poll', other)]

describe('what is being written', () => {
  it.each([
    ['/', 1, { name: '', bot: null, end: 1 }],
    ['/wea', 4, { name: 'wea', bot: null, end: 4 }],
    ['/Wea', 2, { name: 'wea', bot: null, end: 4 }],
    ['/poll@sn', 8, { name: 'poll', bot: 'sn', end: 8 }],
    ['/poll Lunch?', 3, { name: 'poll', bot: null, end: 5 }],
    ['/poll Lunch?', 8, null],
    ['/etc/hosts', 4, null],
    [' /wea', 5, null],
    ['and /wea', 8, null],
    ['/погода', 3, null],
    ['/wea', 0, null],
  ])('%j at %i', (text, caret, query) => {
    expect(slashAt(text, caret)).toEqual(query)
  })

  it('is completed by what begins with it first', () => {
    const names = (name: string, bot: string | null = null) =>
      matching(all, { name, bot, end: 0 }).map((each) => `${each.name}@${each.bot.username}`)
    expect(names('wea')).toEqual(['weather@rainbot', 'forecast-weather@rainbot'])
    expect(names('poll')).toEqual(['poll@rainbot', 'poll@snow.bot'])
    expect(names('poll', 's')).toEqual(['poll@snow.bot'])
    expect(names('nothing')).toEqual([])
  })

  it('names the bot only where two have the command', () => {
    expect(all.map((each) => writtenAs(each, all))).toEqual([
      '/storm',
      '/weather',
      '/forecast-weather',
      '/poll@rainbot',
      '/poll@snow.bot',
    ])
  })
})

describe('what a text asks for', () => {
  it.each([
    ['/weather', ''],
    ['/WEATHER Oslo  tomorrow ', 'Oslo  tomorrow'],
    ['/weather@RainBot\nOslo\nBergen', 'Oslo\nBergen'],
  ])('%j', (text, args) => {
    expect(wishIn(text, all)).toEqual({ offer: weather, arguments: args })
  })

  it('is the one of the bot that is named', () => {
    expect(wishIn('/poll@snow.bot Lunch?', all)).toEqual({ offer: offer('poll', other), arguments: 'Lunch?' })
  })

  it('is for the writer to decide where two bots have it', () => {
    expect(wishIn('/poll Lunch?', all)).toBe('several')
    expect(openQuestion('/poll Lunch?', all)).toEqual({ name: 'poll', bot: null, end: 5 })
    expect(openQuestion('/weather Oslo', all)).toBeNull()
  })

  it.each([
    '/etc/hosts',
    '/',
    '//weather',
    ' /weather',
    '/nothing',
    '/weather@nobot',
    '/weather,',
    'weather',
    '👍',
  ])('is nothing in %j, which is a message', (text) => {
    expect(wishIn(text, all)).toBeNull()
  })
})
