/** Call sessions: their states, the machine that moves them and where they are kept. */
@NullMarked
package dev.parley.calls.session;

import org.jspecify.annotations.NullMarked;
