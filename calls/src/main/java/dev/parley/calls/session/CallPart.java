package dev.parley.calls.session;

/** What came of a call for one of those whom it concerned. */
public enum CallPart {
    /** Has been in it. */
    TOOK_PART,
    DECLINED,
    /** Was rung in vain. */
    MISSED,
}
