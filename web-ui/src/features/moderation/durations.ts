/** For how many minutes somebody can be timed out. */
export const TIME_OUTS = [5, 60, 24 * 60, 7 * 24 * 60, 28 * 24 * 60] as const
