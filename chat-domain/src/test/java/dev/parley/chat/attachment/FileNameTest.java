package dev.parley.chat.attachment;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
    }

    @Test
    void cutsALongNameBeforeItsExtension() {
        String name = FileName.of("😀".repeat(400) + ".tar");
        assertThat(name.codePointCount(0, name.length())).isEqualTo(255);
        assertThat(name).endsWith("😀.tar");
    }
}
