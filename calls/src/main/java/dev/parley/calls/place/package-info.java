/** Where calls are held and who may be in them: people, places, and what a place says about its calls. */
@NullMarked
package dev.parley.calls.place;

import org.jspecify.annotations.NullMarked;
