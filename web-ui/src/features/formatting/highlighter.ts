import { late } from '@/ui/lazy'

/** Comes with the first block of code that names its language. */
export const highlighter = late(() => import('./highlight'))
