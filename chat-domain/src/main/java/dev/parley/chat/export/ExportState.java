package dev.parley.chat.export;

/** How an export stands. The names are part of the protocol. */
public enum ExportState {
    /** No node has begun with it. */
    WAITING,
    RUNNING,
    /** It can be downloaded. */
    DONE,
    /** It was given up after several attempts. */
    FAILED,
    /** It can be downloaded no more: its time is over, or its user has removed it. */
    EXPIRED,
}
