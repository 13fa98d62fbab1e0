package dev.parley.chat.search;

import java.util.Map;

/**
 * A step of a chat's index.
 *
 * @param blocks sealed blocks to be written, by number; with all that happened to their messages up to {@code after.upTo}
 */
record IndexUpdate(ChatIndex before, ChatIndex after, Map<Integer, IndexedBlock> blocks) {}
