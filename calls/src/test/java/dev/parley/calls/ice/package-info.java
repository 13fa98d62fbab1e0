@NullMarked
package dev.parley.calls.ice;

import org.jspecify.annotations.NullMarked;
