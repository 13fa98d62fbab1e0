package dev.parley.chat.export;

/** Somebody has asked this node for an export. */
record ExportAsked() {}
