/** Windows of one Chromium with a login each, the waiting for what they show, and what is kept of them on failure. */
@NullMarked
package dev.parley.e2e.browser;

import org.jspecify.annotations.NullMarked;
