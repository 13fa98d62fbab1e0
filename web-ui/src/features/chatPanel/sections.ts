/** The parts of a chat's panel; all but the first lead back to it. */
export type PanelSection = 'about' | 'members' | 'files' | 'links' | 'pins' | 'settings'
