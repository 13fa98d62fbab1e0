package dev.parley.e2e;

import dev.parley.e2e.browser.Overflow;
import org.junit.jupiter.api.Tag;

/** {@link OverflowE2E} in each language and each font at each width. */
@EndToEnd
@Tag(SceneExtension.LONG)
class OverflowInAllLooksE2E extends OverflowE2E {

    @Override
    Overflow.Looks looks() {
        return Overflow.Looks.ALL;
    }
}
