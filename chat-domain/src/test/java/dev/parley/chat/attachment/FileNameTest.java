package dev.parley.chat.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class FileNameTest {

    @ParameterizedTest
    @CsvSource(
        textBlock = """
        report.pdf                        | report.pdf
        ../../etc/passwd                  | passwd
        C:\\Users\\anna\\photo.jpg        | photo.jpg
        <img src=x onerror=alert(1)>.png  | <img src=x onerror=alert(1)>.png
        Отчёт 2026.docx                   | Отчёт 2026.docx
        'a/'                              | file
        ''                                | file
        ..                                | file
        ' '                               | file
        .gitignore                        | .gitignore
        """,
        delimiter = '|'
    )
    void keepsWhatIsShownAndLeadsNowhere(String name, String kept) {
        assertThat(FileName.of(name)).isEqualTo(kept);
    }

    @Test
    void takesOutWhatCannotBeSeen() {
        assertThat(FileName.of("invoice\u202Efdp.exe\r\n\u0000")).isEqualTo("invoicefdp.exe");
        assertThat(FileName.of("half\uD83D.txt")).isEqualTo("half.txt");
        assertThat(FileName.of("re\u200Bport\u00AD.pdf")).isEqualTo("report.pdf");
        assertThat(FileName.of("\u200B\u3164")).isEqualTo("file");
    }

    @ParameterizedTest
    @ValueSource(strings = { "\u2800", "\u3164", "\u00A0", "\u1160", "\uFFFC" })
    void hidesNoEndingBehindWhatIsBlank(String blank) {
        assertThat(FileName.of("invoice.pdf" + blank.repeat(240) + ".exe")).isIn("invoice.pdf.exe", "invoice.pdf .exe");
    }

    @Test
    void leavesOutMarksThatWouldLeaveTheirLine() {
        assertThat(FileName.of("a" + "\u0323".repeat(250) + ".txt")).isEqualTo("ạ" + "\u0323".repeat(7) + ".txt");
        assertThat(FileName.of("👨\u200D👩\u200D👧 می\u200Cخواهم.txt")).isEqualTo(
            "👨\u200D👩\u200D👧 می\u200Cخواهم.txt"
        );
    }

    @Test
    void cutsALongNameBeforeItsExtension() {
        String name = FileName.of("😀".repeat(400) + ".tar");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(255);
        assertThat(name).endsWith("😀.tar");
    }
}
