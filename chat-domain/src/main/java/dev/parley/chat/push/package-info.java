/** Web Push: notices to the devices of people whose page is closed. */
@NullMarked
package dev.parley.chat.push;

import org.jspecify.annotations.NullMarked;
