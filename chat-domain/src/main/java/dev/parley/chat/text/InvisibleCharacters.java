package dev.parley.chat.text;

/** Which of the characters that are not to be seen a line of text needs. */
final class InvisibleCharacters {

    private static final int ZERO_WIDTH_NON_JOINER = 0x200C;
    private static final int ZERO_WIDTH_JOINER = 0x200D;
    private static final int BLACK_FLAG = 0x1F3F4;

    private InvisibleCharacters() {}

    /**
     * The text with single spaces for white space and for what is as blank, none at the ends, and with those characters only that do something: a
     * joiner between two characters, a variation selector behind one, tags in the emoji of a flag.
     */
    static String withoutIdle(String text) {
        var line = new StringBuilder(text.length());
        int before = ' ';
        for (int at = 0; at < text.length(); ) {
            int codePoint = text.codePointAt(at);
            at += Character.charCount(codePoint);
            int next = at < text.length() ? text.codePointAt(at) : ' ';
            if (isSpace(codePoint)) {
                codePoint = ' ';
            }
            if (codePoint == ' ' ? before != ' ' : isKept(before, codePoint, next)) {
                line.appendCodePoint(codePoint);
                before = codePoint;
            }
        }
        return line.toString().stripTrailing();
    }

    private static boolean isKept(int before, int codePoint, int next) {
        if (isJoiner(codePoint)) {
            return shapes(before) && shapes(next);
        }
        if (isTag(codePoint)) {
            return isTag(before) || before == BLACK_FLAG;
        }
        if (VisibleText.isIgnorable(codePoint)) {
            return VisibleText.isMark(codePoint) && shapes(before);
        }
        return Character.getType(codePoint) != Character.FORMAT || isPrepended(codePoint);
    }

    private static boolean shapes(int codePoint) {
        return VisibleText.isDrawn(codePoint) || VisibleText.isMark(codePoint);
    }

    private static boolean isJoiner(int codePoint) {
        return codePoint == ZERO_WIDTH_NON_JOINER || codePoint == ZERO_WIDTH_JOINER;
    }

    private static boolean isTag(int codePoint) {
        return codePoint >= 0xE0020 && codePoint <= 0xE007F;
    }

    /** Signs of Arabic and other numbers, which are to be seen although they are format characters. */
    private static boolean isPrepended(int codePoint) {
        return (codePoint >= 0x0600 && codePoint <= 0x0605) || codePoint == 0x06DD || codePoint == 0x08E2;
    }

    private static boolean isSpace(int codePoint) {
        return Character.isWhitespace(codePoint) || Character.isSpaceChar(codePoint) || VisibleText.isBlank(codePoint);
    }
}
