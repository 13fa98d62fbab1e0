import { useEventListener } from '@vueuse/core'
import { computed, watch } from 'vue'
import type { ComposerTranslation } from 'vue-i18n'
import { isAbsent } from './deviceChoice'
import { type DeviceNotice, useDevicesStore } from './devicesStore'
import { type PushInput, reducePush } from './pushToTalk'
import { useCallStore } from '../callStore'
import { useToastsStore } from '@/ui/toastsStore'

const TEXT_FIELDS = 'input, textarea, select, [contenteditable="true"]'

/** Push to talk, and what is said in words when a device goes or comes while one is in a call. */
export function useCallDevices(t: ComposerTranslation): void {
  const call = useCallStore()
  const devices = useDevicesStore()
  const toasts = useToastsStore()
  const talking = computed(
    () => call.phase !== null && call.phase !== 'ended' && call.state.name !== 'ringing',
  )

  function push(input: PushInput): boolean {
    const { held, taken } = reducePush(call.own.held, input, devices.pushKey)
    call.own.held = held
    return taken
  }

  function onKey(event: KeyboardEvent): void {
    if (!devices.pushToTalk || !talking.value) {
      return
    }
    const typing = event.target instanceof Element && event.target.closest(TEXT_FIELDS) !== null
    if (push({ type: 'key', press: event, typing })) {
      // The space bar would press the button that has the focus.
      event.preventDefault()
      event.stopPropagation()
    }
  }

  useEventListener(window, ['keydown', 'keyup'], onKey, { capture: true })
  useEventListener(window, 'blur', () => push({ type: 'released' }))
  useEventListener(document, 'visibilitychange', () => document.hidden && push({ type: 'released' }))
  watch([talking, () => devices.pushToTalk, () => devices.pushKey], () => push({ type: 'released' }))

  function say({ kind, reason, label }: DeviceNotice): void {
    toasts.show(t(`devices.${reason}.${kind}`, { device: label || t('devices.systemDefault') }))
  }

  watch(
    () => devices.notice,
    (notice) => {
      if (notice && talking.value) {
        say(notice)
      }
    },
  )
  watch(
    () => isAbsent(devices.state.audiooutput),
    (absent) => {
      if (talking.value && devices.cause === 'plug') {
        const { preferred, defaultLabel } = devices.state.audiooutput
        const label = (absent ? defaultLabel : preferred?.label) ?? ''
        say({ kind: 'audiooutput', reason: absent ? 'lost' : 'returned', label })
      }
    },
  )
}
