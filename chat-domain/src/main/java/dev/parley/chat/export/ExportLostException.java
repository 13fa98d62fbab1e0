package dev.parley.chat.export;

/** The export is another node's now, or nobody wants it any more. */
final class ExportLostException extends RuntimeException {

    private final int entries;

    /** @param entries how many this node has written */
    ExportLostException(int entries) {
        super("the export is this node's no more", null, false, false);
        this.entries = entries;
    }

    int entries() {
        return entries;
    }
}
