package dev.parley.chat.attachment;

import dev.parley.chat.text.PlainText;

/** The name under which a file is shown and saved: plain text that leads nowhere and looks like nothing else. */
final class FileName {

    private static final int MAX = 255;
    private static final int EXTENSION_MAX = 16;
    private static final String WITHOUT_NAME = "file";

    private FileName() {}

    /** Never empty, at most 255 code points, without a path; keeps the extension. */
    static String of(String name) {
        String last = name.substring(Math.max(name.lastIndexOf('/'), name.lastIndexOf('\\')) + 1);
        String clean = PlainText.shown(last);
        if (clean.isEmpty() || clean.chars().allMatch(each -> each == '.')) {
            return WITHOUT_NAME;
        }
        int excess = clean.codePointCount(0, clean.length()) - MAX;
        return excess > 0 ? shortened(clean) : clean;
    }

    private static String shortened(String name) {
        int dot = name.lastIndexOf('.');
        String extension = dot > 0 && name.length() - dot <= EXTENSION_MAX ? name.substring(dot) : "";
        int kept = MAX - extension.codePointCount(0, extension.length());
        return name.substring(0, name.offsetByCodePoints(0, kept)) + extension;
    }
}
