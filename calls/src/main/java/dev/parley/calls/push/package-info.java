/** What devices whose page is closed are told of calls. */
@NullMarked
package dev.parley.calls.push;

import org.jspecify.annotations.NullMarked;
