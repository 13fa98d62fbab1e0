import { ref } from 'vue'
import { countOpenReports } from './reportsApi'

/** How many reports are open, up to 100, as far as it is known. */
export const openReports = ref(0)

/** Where it is not told, what was known stands: it is a hint and no more. */
export async function learnOpenReports(): Promise<void> {
  try {
    openReports.value = await countOpenReports()
  } catch {
    // The next look tells it.
  }
}
