package dev.parley.chat.text;

import static org.assertj.core.api.Assertions.assertThat;

import com.ibm.icu.lang.UCharacter;
import com.ibm.icu.util.VersionInfo;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The page's {@code foldingTable.test.ts} compares its own folding with the table that is written here. */
class FoldingTableTest {

    private static final Path TABLE = Path.of("../docs/protocol/folding-table.txt");

    /** The oldest that a supported Node.js or JDK knows; they need not agree on what came later. */
    private static final VersionInfo COMMON = VersionInfo.getInstance(15, 1);

    @Test
    void theTableHasWhatBecomesOfEachCharacter() throws IOException {
        String table = table();
        if (Boolean.getBoolean("parley.generate")) {
            Files.writeString(TABLE, table);
        }
        assertThat(Files.readString(TABLE))
            .as("%s; generate it anew with -Dparley.generate=true", TABLE)
            .isEqualTo(table);
    }

    private static String table() {
        var table = new StringBuilder(
            """
            # What folding makes of each character that it changes, by code points; all others it leaves as they are.
            # Characters are "later" where Unicode has them only since a version that not everything here knows.
            """
        );
        for (int codePoint = 0; codePoint <= Character.MAX_CODE_POINT; codePoint++) {
            if (isLater(codePoint)) {
                int first = codePoint;
                while (isLater(codePoint + 1)) {
                    codePoint++;
                }
                table.append("%s..%s later\n".formatted(hex(first), hex(codePoint)));
            } else if (!isSurrogate(codePoint)) {
                String character = Character.toString(codePoint);
                String folded = Folding.fold(character);
                if (!folded.equals(character)) {
                    table.append(line(codePoint, folded)).append('\n');
                }
            }
        }
        return table.toString();
    }

    private static boolean isLater(int codePoint) {
        return UCharacter.getAge(codePoint).compareTo(COMMON) > 0;
    }

    private static boolean isSurrogate(int codePoint) {
        return codePoint >= Character.MIN_SURROGATE && codePoint <= Character.MAX_SURROGATE;
    }

    private static String line(int codePoint, String folded) {
        return IntStream.concat(IntStream.of(codePoint), folded.codePoints())
            .mapToObj(FoldingTableTest::hex)
            .collect(Collectors.joining(" "));
    }

    private static String hex(int codePoint) {
        return String.format(Locale.ROOT, "%04X", codePoint);
    }
}
