/** REST of rooms: video calls that programs make, the links by which the two come in, and the call-back at the end. */
@NullMarked
package dev.parley.api.videocall;

import org.jspecify.annotations.NullMarked;
