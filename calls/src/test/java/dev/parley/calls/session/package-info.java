@NullMarked
package dev.parley.calls.session;

import org.jspecify.annotations.NullMarked;
