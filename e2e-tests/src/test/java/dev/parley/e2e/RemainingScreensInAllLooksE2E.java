package dev.parley.e2e;

import dev.parley.e2e.browser.Overflow;
import org.junit.jupiter.api.Tag;

/** {@link RemainingScreensE2E} in each language and each font at each width. */
@EndToEnd
@Tag(SceneExtension.LONG)
class RemainingScreensInAllLooksE2E extends RemainingScreensE2E {

    @Override
    Overflow.Looks looks() {
        return Overflow.Looks.ALL;
    }
}
