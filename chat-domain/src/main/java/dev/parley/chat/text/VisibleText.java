package dev.parley.chat.text;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.lang.UProperty;

/**
 * Whether there is anything to see in a text: at least one character that draws something by itself. White space, control
 * and format characters, marks without a letter, fillers and halves of characters do not. The page's {@code visible.ts}
 * says the same; both are held to {@code docs/protocol/text-cases.json}.
 */
public final class VisibleText {

    private VisibleText() {}

    public static boolean isVisible(String text) {
        return text.codePoints().anyMatch(VisibleText::isDrawn);
    }

    static boolean isMark(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case Character.NON_SPACING_MARK, Character.COMBINING_SPACING_MARK, Character.ENCLOSING_MARK -> true;
            default -> false;
        };
    }

    /** Characters that Unicode gives no shape to, such as joiners, fillers, soft hyphens, variation selectors, tags. */
    static boolean isIgnorable(int codePoint) {
        return UCharacter.hasBinaryProperty(codePoint, UProperty.DEFAULT_IGNORABLE_CODE_POINT);
    }

    static boolean isDrawn(int codePoint) {
        return switch (Character.getType(codePoint)) {
            case
                Character.CONTROL,
                Character.FORMAT,
                Character.SURROGATE,
                Character.SPACE_SEPARATOR,
                Character.LINE_SEPARATOR,
                Character.PARAGRAPH_SEPARATOR -> false;
            default -> !isMark(codePoint) && !isIgnorable(codePoint) && !isBlank(codePoint);
        };
    }

    static boolean isBlank(int codePoint) {
        return switch (codePoint) {
            // Blank Braille pattern, object replacement character, musical null notehead.
            case 0x2800, 0xFFFC, 0x1D159 -> true;
            default -> UCharacter.hasBinaryProperty(codePoint, UProperty.NONCHARACTER_CODE_POINT);
        };
    }
}
