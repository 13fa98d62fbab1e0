import { useI18n } from 'vue-i18n'
import type { Measures } from './measures'
import type { Quality } from './quality'
import type { Picture } from './snapshot'
import { useCallStore } from '../callStore'
import { useFormat } from '@/i18n/useFormat'
import type { MediaRoute } from '@/realtime/protocol.gen'

const ROUTES = {
  directUdp: ['direct', 'UDP'],
  directTcp: ['direct', 'TCP'],
  relayUdp: ['relayed', 'UDP'],
  relayTcp: ['relayed', 'TCP'],
  routerUdp: ['routed', 'UDP'],
  routerTcp: ['routed', 'TCP'],
} as const

/** A connection's state in words. */
export function useQualityText() {
  const { t } = useI18n()
  const format = useFormat()
  const call = useCallStore()

  function level({ level: bars }: Quality): string {
    return t(`quality.level.${bars}`)
  }

  /** Empty where nothing is wrong. */
  function cause({ cause: present }: Quality): string {
    switch (present.name) {
      case 'none':
        return ''
      case 'noConnection':
      case 'freezes':
        return t(`quality.cause.${present.name}`)
      case 'upLoss':
      case 'downLoss':
        return t(`quality.cause.${present.name}`, {
          share: format.percent(Math.round(present.share * 100) / 100),
        })
      case 'delay':
      case 'jitter':
        return t(`quality.cause.${present.name}`, { ms: milliseconds(present.ms) })
      case 'narrow':
        return t('quality.cause.narrow', { rate: rate(present.rate) })
    }
  }

  /** How good it is, and why it is no better. */
  function judged(quality: Quality): string {
    return [level(quality), cause(quality)].filter(Boolean).join(' · ')
  }

  function milliseconds(ms: number): string {
    return t('quality.ms', { n: format.number(Math.round(ms)) })
  }

  function rate(bits: number): string {
    return bits >= 1_000_000
      ? t('quality.mbit', { n: format.number(Math.round(bits / 100_000) / 10) })
      : t('quality.kbit', { n: format.number(Math.round(bits / 1000)) })
  }

  function picture(of: Picture | null): string {
    if (!of) {
      return t('quality.noPicture')
    }
    // Width before height, whichever way the line runs.
    const size = `\u2066${of.width}×${of.height}\u2069`
    return [size, t('quality.frames', { n: format.number(of.frames) }), of.codec].filter(Boolean).join(' · ')
  }

  /** Empty where it is not known. */
  function route(of: MediaRoute): string {
    if (of === 'unknown') {
      return ''
    }
    const [way, protocol] = ROUTES[of]
    return `${t(`quality.${way}`)} · ${protocol}`
  }

  /** The rows of the details: what, and how it is. */
  function details(of: Measures): { name: string; value: string }[] {
    const share = (value: number | null) => (value === null ? '–' : format.percent(value))
    const time = (value: number | null) => (value === null ? '–' : milliseconds(value))
    const path = of.path
    const direct = call.call?.mediaPath === 'router' ? 'quality.routed' : 'quality.direct'
    return [
      {
        name: 'path',
        value: path
          ? `${t(path.relayed ? 'quality.relayed' : direct)}${path.protocol ? ` · ${path.protocol}` : ''}`
          : '–',
      },
      { name: 'roundTrip', value: time(of.roundTrip) },
      { name: 'jitter', value: time(of.jitter) },
      { name: 'upLoss', value: share(of.upLoss) },
      { name: 'downLoss', value: share(of.downLoss) },
      { name: 'upRate', value: rate(of.upRate) },
      { name: 'downRate', value: rate(of.downRate) },
      { name: 'sentVideo', value: picture(of.sentVideo) },
      { name: 'receivedVideo', value: picture(of.receivedVideo) },
    ]
  }

  return { level, cause, judged, details, route }
}
